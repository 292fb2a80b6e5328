#!/usr/local/bin/php -f ?>
<?php
/*
 * Takes VPN connections out of the configuration of this pfSense: all that cgw-gen.php, or the worksheet, put in
 * for them. Safe to run again; saves nothing if a check or a step fails. The odd first line lets this file run
 * both ways: `pfSsh.php playback cgw-gen-remove.php`, which takes PHP without an opening tag, and
 * `php -f cgw-gen-remove.php`.
 */

foreach (['globals', 'functions', 'config', 'util', 'interfaces', 'filter', 'gwlb', 'ipsec', 'system', 'pkg-utils'] as $file) {
    require_once("{$file}.inc");
}

$plan = [
    'title' => 'VPN connections taken out',
    'customer_asn' => '4200000025',
    'connections' => [
        [
            'id' => 'vpn-0c1a2b3d4e5f60744',
            'routing' => 'bgp',
            'announced' => [
                '10.25.0.0/16',
            ],
            'tunnels' => [
                ['name' => 'CGW_203_0_113_141', 'outside' => ['cloud' => '203.0.113.141'], 'mss' => 1398],
                ['name' => 'CGW_203_0_113_142', 'outside' => ['cloud' => '203.0.113.142'], 'mss' => 1398],
            ],
        ],
    ],
];

/** Checks, changes a copy, saves it at once, applies it. Returns the exit code. */
function cgw_main(array $plan): int
{
    try {
        $before = cgw_read();
        cgw_check($plan, $before);
        $after = cgw_change($plan, $before);
        if ($after === $before) {
            echo "cgw-gen: nothing to change\n";
            return 0;
        }
        cgw_save($plan['title'], $before, $after);
    } catch (Throwable $error) {
        cgw_fail("nothing was saved\n{$error->getMessage()}");
        return 1;
    }
    try {
        cgw_apply($plan, $before, $after);
    } catch (Throwable $error) {
        cgw_fail("saved, but not applied: {$error->getMessage()}\nReboot to apply it.");
        return 2;
    }
    cgw_report($plan, $before, $after);
    return 0;
}

/** pfSsh.php runs in php-cgi, which has no constant STDERR. */
function cgw_fail(string $reason): void
{
    file_put_contents('php://stderr', "cgw-gen: {$reason}\n");
}

function cgw_save(string $title, array $before, array $after): void
{
    foreach ($after as $path => $list) {
        if ($list === $before[$path]) {
            continue;
        }
        if ($list === null) {
            config_del_path($path);
        } elseif ($list === [] && str_starts_with($path, 'installedpackages/')) {
            // An empty element reads as an empty text, which older releases of the package take for a list.
            config_del_path(dirname($path));
        } else {
            config_set_path($path, $list);
        }
    }
    $saved = write_config("cgw-gen: {$title}");
    if ($saved === false || $saved === -1) {
        throw new RuntimeException('write_config() failed; see the system log');
    }
}

/** What follows any change of tunnels: all that the pages of the web interface do after Apply. */
function cgw_settle(array $plan): void
{
    // From pfSense 2.8 gateways are cached.
    if (function_exists('refresh_gateways')) {
        refresh_gateways();
    }
    setup_gateways_monitor();
    system_routing_configure();
    filter_configure();
    ipsec_reload_package_hook();
    if (cgw_has_bgp($plan)) {
        sync_package('frr');
    }
}

/** Every part of the configuration that this program may change. */
function cgw_read(): array
{
    $paths = [
        'ipsec/phase1',
        'ipsec/phase2',
        'interfaces',
        'gateways/gateway_item',
        'gateways/gateway_group',
        'staticroutes/route',
        'filter/rule',
        'installedpackages/frr/config',
        'installedpackages/frrbgp/config',
        'installedpackages/frrbgpneighbors/config',
        'installedpackages/frrglobalprefixes/config',
        'installedpackages/frrglobalroutemaps/config',
    ];
    $lists = [];
    foreach ($paths as $path) {
        // An empty element reads as an empty text.
        $lists[$path] = array_filter(config_get_path($path, []), 'is_array');
    }
    foreach (['system/maxmss_enable', 'system/maxmss'] as $path) {
        $lists[$path] = config_get_path($path);
    }
    return $lists;
}

/** The description by which a later run knows its own entries. */
function cgw_key(array $connection, ?array $tunnel = null): string
{
    $what = $tunnel ? $tunnel['outside']['cloud'] : '';
    return trim("cgw-gen {$connection['id']} {$what}");
}

/** All pairs of connection and tunnel. */
function cgw_tunnels(array $plan): array
{
    $pairs = [];
    foreach ($plan['connections'] as $connection) {
        foreach ($connection['tunnels'] as $tunnel) {
            $pairs[] = [$connection, $tunnel];
        }
    }
    return $pairs;
}

/** The interface that reaches the cloud: the one for all tunnels, or that of this tunnel. */
function cgw_wan(array $plan, array $tunnel): string
{
    $names = explode(',', $plan['wan']);
    return $names[$tunnel['number'] - 1] ?? $names[0];
}

function cgw_has_bgp(array $plan): bool
{
    return in_array('bgp', array_column($plan['connections'], 'routing'), true);
}

/** Whether phase 2 names the networks itself (policy-based), so that nothing is routed. */
function cgw_has_selectors(array $connection): bool
{
    return $connection['routing'] === 'selectors';
}

function cgw_find(array $list, string $field, string $value): ?array
{
    foreach ($list as $entry) {
        if (is_array($entry) && ($entry[$field] ?? null) === $value) {
            return $entry;
        }
    }
    return null;
}

/**
 * Updates the entry that has the same $field as $wanted, or appends it together with the values of $fresh.
 * A null removes a key; keys that are not named stay.
 */
function cgw_put(array &$list, string $field, array $wanted, array $fresh = []): void
{
    $keep = fn ($value) => $value !== null;
    foreach ($list as $index => $entry) {
        if (is_array($entry) && ($entry[$field] ?? null) === $wanted[$field]) {
            $list[$index] = array_filter(array_merge($entry, $wanted), $keep);
            return;
        }
    }
    $list[] = array_filter(array_merge($fresh, $wanted), $keep);
}

/** Drops the entries whose $field starts with $prefix and is not in $wanted. */
function cgw_prune(array &$list, string $field, string $prefix, array $wanted): void
{
    $list = array_values(array_filter($list, function ($entry) use ($field, $prefix, $wanted) {
        $value = is_array($entry) ? (string) ($entry[$field] ?? '') : '';
        return !str_starts_with($value, $prefix) || in_array($value, $wanted, true);
    }));
}

/** The lowest number from 1 that is not in $used. */
function cgw_free_number(array $used): string
{
    $number = 1;
    while (in_array((string) $number, array_map('strval', $used), true)) {
        $number++;
    }
    return (string) $number;
}

/** Whether an entry is of a connection of the plan, of any of its tunnels at any time. */
function cgw_is_own(array $plan, array $entry): bool
{
    $descr = (string) ($entry['descr'] ?? '');
    foreach ($plan['connections'] as $connection) {
        $key = cgw_key($connection);
        if ($descr === $key || str_starts_with($descr, "{$key} ")) {
            return true;
        }
    }
    return false;
}

/** The ipsec devices of the plan's phase 2 entries. */
function cgw_devices(array $plan, array $lists): array
{
    $own = array_filter($lists['ipsec/phase2'], fn ($phase2) => cgw_is_own($plan, $phase2) && $phase2['mode'] === 'vti');
    return array_map(fn ($phase2) => "ipsec{$phase2['reqid']}", array_values($own));
}

/** The ids of their assigned interfaces, such as opt3. */
function cgw_interfaces(array $plan, array $lists): array
{
    $devices = cgw_devices($plan, $lists);
    return array_keys(array_filter($lists['interfaces'], fn ($one) => in_array($one['if'] ?? '', $devices, true)));
}

/** Whether a gateway is of the plan: by its description, or the one that pfSense itself makes for an interface of it. */
function cgw_is_own_gateway(array $plan, array $lists, array $gateway): bool
{
    $isMade = in_array($gateway['interface'] ?? '', cgw_interfaces($plan, $lists), true)
        && preg_match('/_VTIV[46]$/', $gateway['name'] ?? '');
    return $isMade || cgw_is_own($plan, $gateway);
}

/** The configuration with nothing of the plan in it; works on a copy. */
function cgw_change(array $plan, array $lists): array
{
    $after = $lists;
    cgw_drop($after['gateways/gateway_item'], fn ($gateway) => cgw_is_own_gateway($plan, $lists, $gateway));
    $interfaces = array_fill_keys(cgw_interfaces($plan, $lists), true);
    $after['interfaces'] = array_diff_key($lists['interfaces'], $interfaces);
    foreach ($lists as $path => $list) {
        if (is_array($list) && $path !== 'interfaces') {
            cgw_drop($after[$path], fn ($entry) => cgw_is_own($plan, $entry));
        }
    }
    if (cgw_has_bgp($plan)) {
        cgw_drop_frr($plan, $after);
    }
    cgw_drop_mss($plan, $after);
    return $after;
}

/** Leaves a list without such entries as it is. */
function cgw_drop(array &$list, callable $isOwn): void
{
    $kept = array_filter($list, fn ($entry) => !$isOwn($entry));
    if (count($kept) < count($list)) {
        $list = array_values($kept);
    }
}

function cgw_apply(array $plan, array $before, array $after): void
{
    ipsec_configure();
    foreach (cgw_gone($plan, $before, 'ipsec/phase1') as $phase1) {
        ipsec_terminate_by_conid('ike', ipsec_conid($phase1));
    }
    // Where no tunnel is left at all, ipsec_configure() leaves the devices behind, with their routes.
    foreach (cgw_devices($plan, $before) as $device) {
        if (does_interface_exist($device, true)) {
            pfSense_interface_destroy($device);
        }
    }
    cgw_settle($plan);
}

function cgw_gone(array $plan, array $before, string $path): array
{
    return array_filter($before[$path], fn ($entry) => cgw_is_own($plan, $entry));
}

function cgw_report(array $plan, array $before, array $after): void
{
    foreach (cgw_gone($plan, $before, 'ipsec/phase1') as $phase1) {
        echo "cgw-gen: taken out: tunnel {$phase1['remote-gateway']}, IKE ID {$phase1['ikeid']}\n";
    }
    foreach (cgw_interfaces($plan, $before) as $id) {
        echo "cgw-gen: taken out: {$id} ({$before['interfaces'][$id]['descr']}) on {$before['interfaces'][$id]['if']}\n";
    }
    foreach (cgw_remains($plan, $after) as $what) {
        echo "cgw-gen: stays: {$what}\n";
    }
}

/** Throws with all that others built on the connections, which has to go first. */
function cgw_check(array $plan, array $lists): void
{
    $own = array_column(cgw_gone($plan, $lists, 'ipsec/phase1'), 'ikeid');
    $problems = [];
    foreach ($lists['ipsec/phase2'] as $phase2) {
        if (in_array($phase2['ikeid'] ?? '', $own, true) && !cgw_is_own($plan, $phase2)) {
            $problems[] = 'VPN > IPsec: the phase 2 "' . ($phase2['descr'] ?? '') . '" hangs on a phase 1 that is to be taken out: delete it first';
        }
    }
    $names = cgw_names($plan, $lists);
    foreach (cgw_places($lists, cgw_change($plan, $lists)) as $place => $entries) {
        foreach ($entries as $key => $entry) {
            // The settings of a DHCP server stand below the id of its interface.
            foreach (array_intersect(array_merge([(string) $key], cgw_words($entry)), $names) as $name) {
                $what = is_array($entry) ? '"' . ($entry['descr'] ?? $entry['name'] ?? '') . '"' : $key;
                $problems[] = "{$place}: {$what} uses {$name}: change or delete it first";
            }
        }
    }
    if ($problems) {
        throw new RuntimeException('- ' . implode("\n- ", array_unique($problems)));
    }
}

/** The names that will be gone: of interfaces, devices, gateways, prefix lists and route maps. */
function cgw_names(array $plan, array $lists): array
{
    $interfaces = cgw_interfaces($plan, $lists);
    $gateways = array_filter($lists['gateways/gateway_item'], fn ($one) => cgw_is_own_gateway($plan, $lists, $one));
    $others = array_merge(
        cgw_gone($plan, $lists, 'gateways/gateway_group'),
        cgw_gone($plan, $lists, 'installedpackages/frrglobalprefixes/config'),
        cgw_gone($plan, $lists, 'installedpackages/frrglobalroutemaps/config')
    );
    // A rule can name the address of an interface.
    $addresses = array_map(fn ($id) => "{$id}ip", $interfaces);
    $names = array_map(fn ($one) => $one['name'], array_merge($gateways, $others));
    return array_merge($interfaces, $addresses, cgw_devices($plan, $lists), $names);
}

/** What can name them, by its page: as it will be where this program changes it, else as it is. */
function cgw_places(array $lists, array $after): array
{
    $places = [
        'Firewall > Rules' => $after['filter/rule'],
        'System > Routing > Gateways' => array_merge($after['gateways/gateway_item'], array_intersect_key(
            config_get_path('gateways', []),
            ['defaultgw4' => true, 'defaultgw6' => true]
        )),
        'System > Routing > Gateway Groups' => $after['gateways/gateway_group'],
        'System > Routing > Static Routes' => $after['staticroutes/route'],
        'VPN > IPsec' => $after['ipsec/phase1'],
        'Services > FRR BGP' => $after['installedpackages/frrbgp/config'],
        'Services > FRR BGP > Neighbors' => $after['installedpackages/frrbgpneighbors/config'],
        'Services > FRR Global/Zebra > Route Maps' => $after['installedpackages/frrglobalroutemaps/config'],
    ];
    $paths = [
        'Firewall > NAT > Port Forward' => 'nat/rule',
        'Firewall > NAT > 1:1' => 'nat/onetoone',
        'Firewall > NAT > Outbound' => 'nat/outbound/rule',
        'Firewall > NAT > NPt' => 'nat/npt',
        'Firewall > Virtual IPs' => 'virtualip/vip',
        'Firewall > Traffic Shaper' => 'shaper/queue',
        'Interfaces > Interface Groups' => 'ifgroups/ifgroupentry',
        'Interfaces > Bridges' => 'bridges/bridged',
        'Interfaces > GIFs' => 'gifs/gif',
        'Interfaces > GREs' => 'gres/gre',
        'VPN > OpenVPN > Servers' => 'openvpn/openvpn-server',
        'VPN > OpenVPN > Clients' => 'openvpn/openvpn-client',
        'Services > DHCP Server' => 'dhcpd',
        'Services > DHCPv6 Server' => 'dhcpdv6',
        'Services > FRR OSPF > Interfaces' => 'installedpackages/frrospfdinterfaces/config',
        'Services > FRR OSPF6 > Interfaces' => 'installedpackages/frrospf6dinterfaces/config',
    ];
    return $places + array_filter(array_map(fn ($path) => config_get_path($path, []), $paths), 'is_array');
}

/** Every word of the values of an entry, but for its descriptions. */
function cgw_words($entry): array
{
    if (!is_array($entry)) {
        return preg_split('/[\s,|]+/', (string) $entry);
    }
    unset($entry['descr'], $entry['detail'], $entry['description']);
    return array_merge([], ...array_map('cgw_words', array_values($entry)));
}

/** Switches FRR and BGP on, and adds the announced networks; what is set already stays. */
function cgw_put_frr(array &$lists, array $plan, array $connection): void
{
    $frr = &$lists['installedpackages/frr/config'];
    $frr[0] = array_merge($frr[0] ?? ['carpstatusvid' => 'none'], ['enable' => 'on']);
    if (($frr[0]['password'] ?? '') === '') {
        // The package wants one for its local management port.
        $frr[0]['password'] = bin2hex(random_bytes(12));
    }
    $bgp = &$lists['installedpackages/frrbgp/config'];
    $bgp[0] = array_merge($bgp[0] ?? cgw_fresh_bgp(), ['enable' => 'on', 'asnum' => $plan['customer_asn']]);
    foreach ($connection['announced'] as $announced) {
        $rows = array_filter($bgp[0]['row'] ?? [], 'is_array');
        if (!cgw_find($rows, 'distributeroutevalue', $announced['source'])) {
            // The description marks it as ours until somebody saves the page, which has no field for it.
            $rows[] = ['distributeroutevalue' => $announced['source'], 'distributeroutemap' => 'none', 'descr' => 'cgw-gen'];
            $bgp[0]['row'] = array_values($rows);
        }
    }
}

/** BGP as this program sets it up where there was none. */
function cgw_fresh_bgp(): array
{
    $sources = ['connected', 'connectedsubnets', 'static', 'kernel', 'ospf', 'ospf6', 'rip'];
    $names = array_map(fn ($source) => "redistribute{$source}", $sources);
    return array_fill_keys($names, 'no') + ['adjacencylog' => 'on'];
}

/**
 * What BGP has once for all connections: the networks that this program added, as far as no other connection of it
 * announces them; and with the last neighbor BGP and FRR themselves, where they are as this program made them.
 */
function cgw_drop_frr(array $plan, array &$lists): void
{
    $bgp = &$lists['installedpackages/frrbgp/config'];
    if (isset($bgp[0]['row'])) {
        $used = cgw_announced($lists);
        cgw_drop($bgp[0]['row'], fn ($row) => is_array($row) && ($row['descr'] ?? '') === 'cgw-gen'
            && !in_array($row['distributeroutevalue'], $used, true));
        if ($bgp[0]['row'] === []) {
            unset($bgp[0]['row']);
        }
    }
    $fresh = cgw_fresh_bgp() + ['enable' => 'on', 'asnum' => $plan['customer_asn']];
    if ($lists['installedpackages/frrbgpneighbors/config'] || ($bgp[0] ?? []) != $fresh) {
        return;
    }
    $bgp = [];
    $frr = &$lists['installedpackages/frr/config'];
    $made = ['carpstatusvid' => 'none', 'enable' => 'on', 'password' => $frr[0]['password'] ?? ''];
    if (($frr[0] ?? []) == $made && !cgw_other_frr()) {
        // Without any settings the package leaves its daemons running.
        unset($frr[0]['enable']);
    }
}

/** The networks that the other connections of this program announce. */
function cgw_announced(array $lists): array
{
    $networks = [];
    foreach ($lists['installedpackages/frrglobalprefixes/config'] as $list) {
        if (str_starts_with($list['descr'] ?? '', 'cgw-gen ') && str_ends_with($list['name'], '_OUT')) {
            array_push($networks, ...array_column($list['row'], 'source'));
        }
    }
    return $networks;
}

/** Whether FRR does more than BGP. */
function cgw_other_frr(): bool
{
    $more = ['frrospfd', 'frrospf6d', 'frrripd', 'frrbfd'];
    return array_filter($more, fn ($name) => config_get_path("installedpackages/{$name}/config/0/enable", '') !== '') !== [];
}

/** The size of all VPNs goes if it is the one of the plan, and no VPN is left that it is for. */
function cgw_drop_mss(array $plan, array &$lists): void
{
    if (cgw_mss($plan) === $lists['system/maxmss'] && !cgw_other_vpns($lists)) {
        $lists['system/maxmss_enable'] = null;
        $lists['system/maxmss'] = null;
    }
}

/** What cgw-gen.php takes for Maximum MSS. */
function cgw_mss(array $plan): ?string
{
    $selecting = array_filter(cgw_tunnels($plan), fn ($pair) => cgw_has_selectors($pair[0]));
    return $selecting ? (string) min(array_map(fn ($pair) => $pair[1]['mss'], $selecting)) : null;
}

/** Whether there is anything else that Maximum MSS is for: see filter_get_vpns_list() in filter.inc. */
function cgw_other_vpns(array $lists): bool
{
    return $lists['ipsec/phase2'] || config_get_path('ipsec/client/enable') !== null
        || config_get_path('openvpn/openvpn-server', []) || config_get_path('openvpn/openvpn-client', [])
        || config_get_path('pppoes/pppoe', []);
}

/** What stays of the things that exist once, because somebody else may need it. */
function cgw_remains(array $plan, array $after): array
{
    $remains = [];
    $used = cgw_announced($after);
    $rows = array_column($after['installedpackages/frrbgp/config'][0]['row'] ?? [], 'distributeroutevalue');
    foreach (array_merge([], ...array_column($plan['connections'], 'announced')) as $network) {
        if (in_array($network, $rows, true) && !in_array($network, $used, true)) {
            $remains[] = "{$network} in Networks to Distribute (Services > FRR BGP)";
        }
    }
    if (cgw_has_bgp($plan) && ($after['installedpackages/frrbgp/config'][0]['enable'] ?? '') !== '') {
        $remains[] = "BGP with the local AS {$plan['customer_asn']} (Services > FRR BGP)";
    }
    if (cgw_mss($plan) !== null && $after['system/maxmss_enable'] !== null) {
        $remains[] = "Maximum MSS {$after['system/maxmss']} (System > Advanced > Firewall & NAT)";
    }
    return $remains;
}

exit(cgw_main($plan));
