#!/usr/local/bin/php -f ?>
<?php
/*
 * Merges VPN connections into the configuration of this pfSense. Safe to run again; saves nothing if a check
 * or a step fails. The odd first line lets this file run both ways: `pfSsh.php playback cgw-gen.php`, which
 * takes PHP without an opening tag, and `php -f cgw-gen.php`.
 */

foreach (['globals', 'functions', 'config', 'util', 'interfaces', 'filter', 'gwlb', 'ipsec', 'system', 'pkg-utils'] as $file) {
    require_once("{$file}.inc");
}

$plan = [
    'title' => 'VPN connections',
    'wan' => 'wan',
    'lan' => 'lan',
    'customer_asn' => '65185',
    'connections' => [
        [
            'id' => 'vpn-09ee4e9ee4e9ee4e9',
            'ipprotocol' => 'inet',
            'routing' => 'bgp',
            'cloud_asn' => '64680',
            'keepalive' => '10',
            'hold_time' => '30',
            'announced' => [
                ['seq' => '10', 'action' => 'permit', 'source' => '10.170.0.0/16'],
            ],
            'accepted' => [
                ['seq' => '10', 'action' => 'deny', 'source' => '0.0.0.0/0'],
                ['seq' => '20', 'action' => 'permit', 'source' => '0.0.0.0/0', 'le' => '32'],
            ],
            'customer_networks' => [
                '10.170.0.0/16',
            ],
            'cloud_networks' => [
            ],
            'tunnels' => [
                [
                    'number' => 1,
                    'name' => 'CGW_192_0_2_85',
                    'outside' => [
                        'ipprotocol' => 'inet',
                        'cloud' => '192.0.2.85',
                        'customer' => '198.51.100.180',
                        'local' => '198.51.100.180',
                    ],
                    'identity' => [
                        'customer' => ['address', '198.51.100.180'],
                        'cloud' => ['address', '192.0.2.85'],
                    ],
                    'inside' => [
                        'cloud' => '169.254.38.137',
                        'customer' => '169.254.38.138',
                        'length' => '30',
                        'answers' => true,
                    ],
                    'psk' => 'Query.Xample.1.Aq1Sw2De3Fr4Gt5H',
                    'bgp_key' => '',
                    'iketype' => 'ikev2',
                    'mode' => 'main',
                    'ike' => [
                        'cipher' => 'aes256gcm',
                        // Of GCM this is the length of the check value, not of the key.
                        'keylen' => '128',
                        // With GCM the hash is the pseudo-random function.
                        'hash' => 'SHA512',
                        'dh' => '20',
                        'lifetime' => '28800',
                        'renew' => '25920',
                        'random' => '2880',
                    ],
                    'esp' => [
                        'cipher' => 'aes256gcm',
                        'keylen' => '128',
                        'hash' => '',
                        'dh' => '20',
                        'lifetime' => '3600',
                        'renew' => '3240',
                        'random' => '360',
                    ],
                    'dpd_delay' => '10',
                    'dpd_maxfail' => '2',
                    'nat_traversal' => 'on',
                    'mtu' => '1446',
                    'mss_mtu' => '1446',
                    'mss' => 1406,
                    'preference' => 'equal',
                ],
                [
                    'number' => 2,
                    'name' => 'CGW_192_0_2_185',
                    'outside' => [
                        'ipprotocol' => 'inet',
                        'cloud' => '192.0.2.185',
                        'customer' => '198.51.100.180',
                        'local' => '198.51.100.180',
                    ],
                    'identity' => [
                        'customer' => ['address', '198.51.100.180'],
                        'cloud' => ['address', '192.0.2.185'],
                    ],
                    'inside' => [
                        'cloud' => '169.254.138.37',
                        'customer' => '169.254.138.38',
                        'length' => '30',
                        'answers' => true,
                    ],
                    'psk' => 'Query.Xample.2.Zy6Xu7Ci8Vo9Bp0N',
                    'bgp_key' => '',
                    'iketype' => 'ikev2',
                    'mode' => 'main',
                    'ike' => [
                        'cipher' => 'aes256gcm',
                        // Of GCM this is the length of the check value, not of the key.
                        'keylen' => '128',
                        // With GCM the hash is the pseudo-random function.
                        'hash' => 'SHA512',
                        'dh' => '20',
                        'lifetime' => '28800',
                        'renew' => '25920',
                        'random' => '2880',
                    ],
                    'esp' => [
                        'cipher' => 'aes256gcm',
                        'keylen' => '128',
                        'hash' => '',
                        'dh' => '20',
                        'lifetime' => '3600',
                        'renew' => '3240',
                        'random' => '360',
                    ],
                    'dpd_delay' => '10',
                    'dpd_maxfail' => '2',
                    'nat_traversal' => 'on',
                    'mtu' => '1446',
                    'mss_mtu' => '1446',
                    'mss' => 1406,
                    'preference' => 'equal',
                ],
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

/** The configuration with everything of the plan in it; works on a copy. */
function cgw_change(array $plan, array $lists): array
{
    foreach ($plan['connections'] as $connection) {
        foreach ($connection['tunnels'] as $tunnel) {
            cgw_put_tunnel($lists, $plan, $connection, $tunnel);
        }
        match ($connection['routing']) {
            'static' => cgw_put_static($lists, $connection),
            'bgp' => cgw_put_bgp($lists, $plan, $connection),
            'selectors' => cgw_put_mss($lists, $connection),
        };
        cgw_put_rules($lists, $plan, $connection);
    }
    return $lists;
}

function cgw_apply(array $plan, array $before, array $lists): void
{
    ipsec_configure();
    foreach (cgw_tunnels($plan) as [$connection, $tunnel]) {
        if (!cgw_has_selectors($connection)) {
            interface_configure(cgw_interface($lists, $tunnel));
        }
    }
    cgw_settle($plan);
}

function cgw_report(array $plan, array $before, array $lists): void
{
    foreach (cgw_tunnels($plan) as [$connection, $tunnel]) {
        $phase1 = cgw_find($lists['ipsec/phase1'], 'descr', cgw_key($connection, $tunnel));
        $interface = cgw_interface($lists, $tunnel);
        $where = cgw_has_selectors($connection)
            ? 'policy-based'
            : "{$interface} ({$tunnel['name']}) on {$lists['interfaces'][$interface]['if']}";
        echo "cgw-gen: tunnel {$tunnel['outside']['cloud']}: IKE ID {$phase1['ikeid']}, {$where}\n";
    }
    foreach (cgw_warnings($plan, $lists) as $warning) {
        echo "cgw-gen: warning: {$warning}\n";
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

/** Throws with all reasons why the plan can not be merged. */
function cgw_check(array $plan, array $lists): void
{
    $problems = array_merge(
        cgw_interface_problems($plan, $lists),
        cgw_tunnel_problems($plan, $lists),
        cgw_phase2_problems($plan, $lists),
        cgw_selector_problems($plan, $lists),
        cgw_identity_problems($plan, $lists),
        cgw_static_problems($plan, $lists),
        cgw_has_bgp($plan) ? cgw_bgp_problems($plan, $lists) : []
    );
    if ($problems) {
        throw new RuntimeException('- ' . implode("\n- ", $problems));
    }
}

function cgw_interface_problems(array $plan, array $lists): array
{
    $tunnels = array_column(cgw_tunnels($plan), 1);
    $problems = cgw_wan_problems($plan, $lists);
    $outside = array_map(fn ($tunnel) => $tunnel['outside']['ipprotocol'], $tunnels);
    $inside = array_column($plan['connections'], 'ipprotocol');
    if (in_array('inet6', array_merge($outside, $inside), true) && !config_path_enabled('system', 'ipv6allow')) {
        $problems[] = 'IPv6 is off: System > Advanced > Networking > Allow IPv6';
    }
    $wans = array_map(fn ($tunnel) => cgw_wan_interface(cgw_wan($plan, $tunnel)), $tunnels);
    // Automatic takes the first gateway that is up: only that of the interface called wan comes before a tunnel's.
    foreach (in_array('wan', $wans, true) ? [] : cgw_automatic($plan) as $version) {
        $problems[] = "the default gateway for IPv{$version} is Automatic, which would pick a tunnel: choose it on System > Routing";
    }
    return $problems;
}

function cgw_wan_problems(array $plan, array $lists): array
{
    $tunnels = array_column(cgw_tunnels($plan), 1);
    $names = explode(',', $plan['wan']);
    $problems = [];
    if (!in_array(count($names), [1, count($tunnels)], true)) {
        $problems[] = 'wan_interface: name one interface for all tunnels, or one for each of the ' . count($tunnels);
    }
    $addresses = [];
    foreach ($tunnels as $tunnel) {
        $name = cgw_wan($plan, $tunnel);
        if (!isset($lists['interfaces'][cgw_wan_interface($name)]['enable'])) {
            $problems[] = "wan_interface: there is no enabled interface or virtual address {$name}";
        }
        $local = $tunnel['outside']['local'];
        $other = $addresses[$name][$tunnel['outside']['ipprotocol']] ??= $local;
        if ($other !== $local) {
            $problems[] = "wan_interface: one tunnel has your address {$other} and one has {$local}: name the interface of each, such as wan,opt1";
        }
    }
    return array_values(array_unique($problems));
}

/** The interface itself; of a virtual address the one that has it. */
function cgw_wan_interface(string $name): string
{
    if (!str_starts_with($name, '_vip')) {
        return $name;
    }
    $address = cgw_find(config_get_path('virtualip/vip', []), 'uniqid', substr($name, 4));
    return $address['interface'] ?? '';
}

/** The inside IP versions whose default gateway is Automatic. */
function cgw_automatic(array $plan): array
{
    $routed = array_filter($plan['connections'], fn ($connection) => !cgw_has_selectors($connection));
    $versions = array_map(fn ($connection) => $connection['ipprotocol'] === 'inet' ? '4' : '6', $routed);
    return array_filter(array_unique($versions), fn ($version) => config_get_path("gateways/defaultgw{$version}", '') === '');
}

/** What the administrator should know, though it stops nothing. */
function cgw_warnings(array $plan, array $lists): array
{
    $warnings = [];
    foreach (cgw_tunnels($plan) as [$connection, $tunnel]) {
        $outside = $tunnel['outside'];
        $wan = cgw_wan($plan, $tunnel);
        $found = $outside['ipprotocol'] === 'inet' ? get_interface_ip($wan) : get_interface_ipv6($wan);
        if ($found && $found !== $outside['local']) {
            $warnings[] = "{$wan} has the address {$found}, not {$outside['local']}: behind a NAT render again with local_address={$found}";
        }
    }
    foreach ($plan['connections'] as $connection) {
        if (!cgw_prefix_pairs($connection)) {
            $warnings[] = "{$connection['id']}: no rule lets the cloud open connections; that takes both customer_prefixes and cloud_prefixes";
        }
        $own = array_map(fn ($tunnel) => cgw_key($connection, $tunnel), $connection['tunnels']);
        foreach ($lists['ipsec/phase1'] as $phase1) {
            $descr = $phase1['descr'] ?? '';
            if (str_starts_with($descr, cgw_key($connection) . ' ') && !in_array($descr, $own, true)) {
                $warnings[] = "the tunnel \"{$descr}\" (IKE ID {$phase1['ikeid']}) is no longer part of the connection: delete it";
            }
        }
    }
    foreach (cgw_automatic($plan) as $version) {
        $warnings[] = "the default gateway for IPv{$version} is Automatic, which can pick a tunnel when wan is down: choose it on System > Routing";
    }
    if (config_path_enabled('system', 'disablevpnrules')) {
        $warnings[] = 'automatic VPN rules are off: let UDP 500, UDP 4500 and ESP of the cloud in yourself';
    }
    return array_unique($warnings);
}

/** Entries of others, or tunnels of the plan, that stand in the way of a tunnel. */
function cgw_tunnel_problems(array $plan, array $lists): array
{
    $names = array_map(fn ($pair) => $pair[1]['name'], cgw_tunnels($plan));
    $problems = $names === array_unique($names) ? [] : ['two tunnels would have the same name: render them apart'];
    foreach (cgw_tunnels($plan) as [$connection, $tunnel]) {
        $key = cgw_key($connection, $tunnel);
        foreach ($lists['ipsec/phase1'] as $phase1) {
            $isSame = ($phase1['remote-gateway'] ?? '') === $tunnel['outside']['cloud'] && !isset($phase1['disabled']);
            if ($isSame && ($phase1['descr'] ?? '') !== $key) {
                $problems[] = "the IPsec tunnel with IKE ID {$phase1['ikeid']} already uses the remote gateway {$tunnel['outside']['cloud']}: disable or delete it";
            }
        }
        foreach ($lists['interfaces'] as $id => $interface) {
            $isNamed = strcasecmp($interface['descr'] ?? '', $tunnel['name']) === 0;
            if ($isNamed && !cgw_owns_device($lists, $key, $interface['if'] ?? '')) {
                $problems[] = "the interface {$id} already has the name {$tunnel['name']}";
            }
        }
    }
    return $problems;
}

/** Phase 2 entries that name what a tunnel of the plan needs. */
function cgw_phase2_problems(array $plan, array $lists): array
{
    $problems = [];
    $own = array_merge(...array_map(fn ($pair) => cgw_phase2s(...$pair), cgw_tunnels($plan)));
    $others = array_filter($lists['ipsec/phase2'], fn ($phase2) => !isset($phase2['disabled'])
        && !cgw_find($own, 'descr', $phase2['descr'] ?? ''));
    foreach ($own as $index => $one) {
        foreach (array_merge(array_slice($own, $index + 1), $others) as $other) {
            if (cgw_used($other) === cgw_used($one)) {
                $problems[] = "\"{$one['descr']}\" needs " . cgw_used($one) . ', which the IPsec phase 2 "' . ($other['descr'] ?? '') . '" already has: disable or delete it';
            }
        }
    }
    return $problems;
}

/** What only one phase 2 can have: its inside address, or its pair of networks. */
function cgw_used(array $phase2): string
{
    $local = $phase2['localid'] ?? [];
    $remote = $phase2['remoteid'] ?? [];
    return ($phase2['mode'] ?? '') === 'vti'
        ? 'the inside address ' . ($local['address'] ?? '')
        : cgw_written($local) . ' to ' . cgw_written($remote);
}

/** A network of phase 2; what names an interface stands for itself. */
function cgw_written(array $network): string
{
    return ($network['address'] ?? $network['type'] ?? '') . '/' . ($network['netbits'] ?? '');
}

/** What stands in the way of traffic selectors. */
function cgw_selector_problems(array $plan, array $lists): array
{
    $problems = [];
    foreach (array_filter(cgw_tunnels($plan), fn ($pair) => cgw_has_selectors($pair[0])) as $pair) {
        if (cgw_find($lists['ipsec/phase2'], 'descr', cgw_key(...$pair))) {
            $problems[] = '"' . cgw_key(...$pair) . '" is routed (VTI) so far: delete its interface and its phase 2';
        }
        if (config_get_path('ipsec/filtermode') === 'if_ipsec') {
            $problems[] = 'VPN > IPsec > Advanced Settings: this IPsec Filter Mode blocks everything that is not routed (VTI)';
        }
    }
    return array_unique($problems);
}

/**
 * Phase 1 entries of one peer identity. ipsec.inc gives strongSwan each pre-shared key for that alone; and with the
 * identity of this side the same too, strongSwan takes the second tunnel for the first one, come again.
 */
function cgw_identity_problems(array $plan, array $lists): array
{
    $own = array_map(fn ($pair) => cgw_phase1($plan, $pair[1]) + ['descr' => cgw_key(...$pair)], cgw_tunnels($plan));
    $others = array_filter($lists['ipsec/phase1'], fn ($phase1) => !isset($phase1['disabled'])
        && ($phase1['authentication_method'] ?? '') === 'pre_shared_key'
        && !cgw_find($own, 'descr', $phase1['descr'] ?? ''));
    $isUnique = config_get_path('ipsec/uniqueids', '') !== 'never';
    $problems = [];
    foreach ($own as $index => $one) {
        foreach (array_merge(array_slice($own, $index + 1), $others) as $other) {
            if (cgw_peer_identity($one) !== cgw_peer_identity($other)) {
                continue;
            }
            $both = '"' . $one['descr'] . '" and "' . ($other['descr'] ?? '') . '"';
            if (($other['pre-shared-key'] ?? '') !== $one['pre-shared-key']) {
                $problems[] = "{$both} have different pre-shared keys for the same identity of the peer, of which pfSense would take either: make the identities of the cloud differ, or the keys equal";
            } elseif ($isUnique && ($other['myid_data'] ?? '') === $one['myid_data']) {
                $problems[] = "{$both} have the same identities on both sides, of which pfSense keeps one tunnel alone: make them differ, or choose Never for VPN > IPsec > Advanced Settings > Configure Unique IDs as";
            }
        }
    }
    return $problems;
}

function cgw_peer_identity(array $phase1): array
{
    return ($phase1['peerid_type'] ?? '') === 'peeraddress'
        ? ['address', $phase1['remote-gateway'] ?? '']
        : [$phase1['peerid_type'] ?? '', $phase1['peerid_data'] ?? ''];
}

function cgw_static_problems(array $plan, array $lists): array
{
    $problems = [];
    $routed = [];
    foreach ($plan['connections'] as $connection) {
        foreach ($connection['routes'] ?? [] as $network) {
            if (in_array($network, $routed, true)) {
                $problems[] = "two static connections route {$network}, but pfSense takes one route for a network";
            }
            $routed[] = $network;
            foreach ($lists['staticroutes/route'] as $route) {
                $isSame = ($route['network'] ?? '') === $network && !isset($route['disabled']);
                if ($isSame && ($route['descr'] ?? '') !== cgw_key($connection) . " route {$network}") {
                    $problems[] = "a static route to {$network} exists already, by {$route['gateway']}: disable or delete it";
                }
            }
            if (str_ends_with($network, '/0')) {
                $problems[] = 'a default route can not be a static route: render with accept_default_route=false, and choose the default gateway by hand';
            }
        }
        $isGrouped = $connection['routing'] === 'static' && count($connection['tunnels']) > 1;
        foreach ($isGrouped ? explode(',', $plan['lan']) : [] as $lan) {
            if (!isset($lists['interfaces'][$lan]['enable'])) {
                $problems[] = "lan_interfaces: there is no enabled interface {$lan}";
            }
        }
    }
    return array_values(array_unique($problems));
}

function cgw_bgp_problems(array $plan, array $lists): array
{
    if (!is_package_installed('frr')) {
        return ['BGP needs the package FRR: System > Package Manager > Available Packages > frr'];
    }
    $problems = [];
    $raw = config_get_path('installedpackages/frrglobalraw/config/0', []);
    if (!empty($raw['bgpd']) || !empty($raw['frr']) || !empty($raw['zebra'])) {
        $problems[] = 'FRR runs from its Raw Config, which hides what the other pages say: merge BGP there by hand';
    }
    $asn = $lists['installedpackages/frrbgp/config'][0]['asnum'] ?? '';
    if ($asn !== '' && $asn !== $plan['customer_asn']) {
        $problems[] = "FRR has the local AS {$asn}, but the connection needs {$plan['customer_asn']}";
    }
    foreach (cgw_tunnels($plan) as [$connection, $tunnel]) {
        $neighbor = cgw_find($lists['installedpackages/frrbgpneighbors/config'], 'peer', $tunnel['inside']['cloud']);
        if ($connection['routing'] === 'bgp' && $neighbor && ($neighbor['descr'] ?? '') !== cgw_key($connection, $tunnel)) {
            $problems[] = "FRR already has a BGP neighbor {$tunnel['inside']['cloud']}";
        }
    }
    return $problems;
}

/** Phase 1, phase 2 and, unless the connection has selectors, the assigned interface of one tunnel. */
function cgw_put_tunnel(array &$lists, array $plan, array $connection, array $tunnel): void
{
    $key = cgw_key($connection, $tunnel);
    $phase1 = cgw_find($lists['ipsec/phase1'], 'descr', $key);
    $number = $phase1['ikeid'] ?? cgw_free_number(cgw_used_numbers($lists));
    cgw_put($lists['ipsec/phase1'], 'descr', cgw_phase1($plan, $tunnel) + ['descr' => $key], ['ikeid' => $number]);
    $phase2s = cgw_phase2s($connection, $tunnel);
    foreach ($phase2s as $phase2) {
        $fresh = ['uniqid' => uniqid(), 'reqid' => cgw_free_reqid($lists, $number)];
        cgw_put($lists['ipsec/phase2'], 'descr', $phase2 + ['ikeid' => $number], $fresh);
    }
    cgw_prune($lists['ipsec/phase2'], 'descr', "{$key} ", array_column($phase2s, 'descr'));
    if (!cgw_has_selectors($connection)) {
        $routed = cgw_find($lists['ipsec/phase2'], 'descr', $key);
        cgw_put_interface($lists, $tunnel, "ipsec{$routed['reqid']}");
    }
}

/** The numbers of ipsec devices: of phase 2 entries, and of assigned interfaces. */
function cgw_reqids(array $lists): array
{
    $devices = preg_filter('/^ipsec(\d+)$/', '$1', array_column($lists['interfaces'], 'if'));
    return array_merge(array_column($lists['ipsec/phase2'], 'reqid'), $devices);
}

function cgw_used_numbers(array $lists): array
{
    return array_merge(array_column($lists['ipsec/phase1'], 'ikeid'), cgw_reqids($lists));
}

/** The IKE ID where it is free: pfSense 2.8 takes it for the number of the ipsec device in one place. */
function cgw_free_reqid(array $lists, string $ikeid): string
{
    return in_array($ikeid, cgw_reqids($lists)) ? cgw_free_number(cgw_used_numbers($lists)) : $ikeid;
}

function cgw_phase1(array $plan, array $tunnel): array
{
    $isIkev1 = $tunnel['iketype'] === 'ikev1';
    $ike = $tunnel['ike'];
    $proposal = [
        'encryption-algorithm' => ['name' => $ike['cipher'], 'keylen' => $ike['keylen']],
        'hash-algorithm' => strtolower($ike['hash']),
        'prf-algorithm' => strtolower($ike['hash']),
        'dhgroup' => $ike['dh'],
    ];
    return [
        'iketype' => $tunnel['iketype'],
        'mode' => $isIkev1 ? $tunnel['mode'] : null,
        'interface' => cgw_wan($plan, $tunnel),
        'remote-gateway' => $tunnel['outside']['cloud'],
        'protocol' => $tunnel['outside']['ipprotocol'],
        'myid_type' => $tunnel['identity']['customer'][0],
        'myid_data' => $tunnel['identity']['customer'][1],
        'peerid_type' => $tunnel['identity']['cloud'][0],
        'peerid_data' => $tunnel['identity']['cloud'][1],
        'encryption' => ['item' => [$proposal]],
        'lifetime' => $ike['lifetime'],
        // IKEv1 can only authenticate again.
        'rekey_time' => $isIkev1 ? '' : $ike['renew'],
        'reauth_time' => $isIkev1 ? $ike['renew'] : '0',
        'rand_time' => $ike['random'],
        'pre-shared-key' => $tunnel['psk'],
        'authentication_method' => 'pre_shared_key',
        'nat_traversal' => $tunnel['nat_traversal'],
        'mobike' => 'off',
        'startaction' => '',
        // AWS deletes a tunnel for maintenance and never opens it again. Restarting one with IKEv1 piles up duplicates.
        'closeaction' => $isIkev1 ? '' : 'start',
        'dpd_delay' => $tunnel['dpd_delay'],
        'dpd_maxfail' => $tunnel['dpd_maxfail'],
    ];
}

function cgw_put_interface(array &$lists, array $tunnel, string $device): void
{
    $interfaces = &$lists['interfaces'];
    $found = array_keys(array_filter($interfaces, fn ($interface) => ($interface['if'] ?? '') === $device));
    $numbers = array_map(fn ($id) => substr($id, 3), preg_grep('/^opt\d+$/', array_keys($interfaces)));
    $id = $found[0] ?? 'opt' . cgw_free_number($numbers);
    // pfSense clamps to this size less the headers: 40 bytes of IPv4, 60 of IPv6.
    $sizes = ['mtu' => $tunnel['mtu'], 'mss' => $tunnel['mss_mtu']];
    $wanted = ['descr' => $tunnel['name'], 'if' => $device, 'enable' => ''] + $sizes;
    $interfaces[$id] = array_merge($interfaces[$id] ?? ['spoofmac' => ''], $wanted);
}

/** The id of the assigned interface of a tunnel, such as opt3. */
function cgw_interface(array $lists, array $tunnel): string
{
    $names = array_map(fn ($interface) => $interface['descr'] ?? '', $lists['interfaces']);
    return (string) array_search($tunnel['name'], $names, true);
}

/** Whether the device belongs to the phase 2 with this description. */
function cgw_owns_device(array $lists, string $key, string $device): bool
{
    $phase2 = cgw_find($lists['ipsec/phase2'], 'descr', $key);
    return $phase2 !== null && $device === "ipsec{$phase2['reqid']}";
}

/** The phase 2 entries of a tunnel: one that is routed, or as many as name all selectors. */
function cgw_phase2s(array $connection, array $tunnel): array
{
    $key = cgw_key($connection, $tunnel);
    if (!cgw_has_selectors($connection)) {
        $inside = $tunnel['inside'];
        return [cgw_phase2($tunnel, [
            'descr' => $key,
            'mode' => 'vti',
            'localid' => ['type' => 'network', 'address' => $inside['customer'], 'netbits' => $inside['length']],
            'remoteid' => ['type' => 'address', 'address' => $inside['cloud']],
        ])];
    }
    $entries = [];
    // With IKEv2 pfSense puts the networks of all entries of a phase 1 into one child SA, which then takes each with
    // each. So every network has to be in one entry, not every pair; strongSwan drops what is named twice.
    foreach ($connection['selectors'] as [$customer, $cloud]) {
        $entries[] = cgw_phase2($tunnel, [
            'descr' => "{$key} {$customer} {$cloud}",
            'mode' => $connection['ipprotocol'] === 'inet' ? 'tunnel' : 'tunnel6',
            'localid' => cgw_network($customer),
            'remoteid' => cgw_network($cloud),
        ]);
    }
    return $entries;
}

function cgw_network(string $prefix): array
{
    [$address, $length] = explode('/', $prefix);
    return ['type' => 'network', 'address' => $address, 'netbits' => $length];
}

function cgw_phase2(array $tunnel, array $what): array
{
    $esp = $tunnel['esp'];
    return $what + [
        'protocol' => 'esp',
        'encryption-algorithm-option' => [['name' => $esp['cipher'], 'keylen' => $esp['keylen']]],
        'hash-algorithm-option' => $esp['hash'] === '' ? null : ['hmac_' . strtolower($esp['hash'])],
        'pfsgroup' => $esp['dh'],
        'lifetime' => $esp['lifetime'],
        'rekey_time' => $esp['renew'],
        'rand_time' => $esp['random'],
        'pinghost' => '',
        'keepalive' => 'enabled',
    ];
}

/**
 * Packets of a policy have no interface with an MTU: pfSense clamps TCP between all networks that phase 2 entries
 * name to one size. A smaller one that is set already stays.
 */
function cgw_put_mss(array &$lists, array $connection): void
{
    $wanted = min(array_column($connection['tunnels'], 'mss'));
    $isOn = $lists['system/maxmss_enable'] !== null;
    // Without a number pfSense takes 1400.
    if (!$isOn || (int) ($lists['system/maxmss'] ?: 1400) > $wanted) {
        $lists['system/maxmss_enable'] = '';
        $lists['system/maxmss'] = (string) $wanted;
    }
}

/** Filter rules: BGP and the cloud's connections in, and with two static tunnels the customer's by the group. */
function cgw_put_rules(array &$lists, array $plan, array $connection): void
{
    $rules = array_merge(
        cgw_inbound_rules($lists, $connection),
        $connection['routing'] === 'static' && count($connection['tunnels']) > 1 ? cgw_group_rules($plan, $connection) : []
    );
    foreach ($rules as $rule) {
        cgw_put($lists['filter/rule'], 'descr', $rule, ['tracker' => cgw_tracker($lists['filter/rule'])]);
    }
    cgw_prune($lists['filter/rule'], 'descr', cgw_key($connection) . ' ', array_column($rules, 'descr'));
}

function cgw_inbound_rules(array $lists, array $connection): array
{
    $rules = [];
    // VTI traffic is filtered on the IPsec tab, unless IPsec Filter Mode says the assigned interfaces.
    $isAssigned = config_get_path('ipsec/filtermode') === 'if_ipsec';
    foreach ($connection['tunnels'] as $index => $tunnel) {
        $key = cgw_key($connection, $tunnel);
        $interface = $isAssigned ? cgw_interface($lists, $tunnel) : 'enc0';
        if ($connection['routing'] === 'bgp') {
            $rules[] = cgw_rule($connection, $interface, "{$key} BGP", $tunnel['inside']['cloud'], [
                'address' => $tunnel['inside']['customer'],
                'port' => '179',
            ], ['protocol' => 'tcp']);
        }
        if (!$isAssigned && $index > 0) {
            continue;
        }
        foreach (cgw_prefix_pairs($connection) as [$customer, $cloud]) {
            $descr = ($isAssigned ? $key : cgw_key($connection)) . " in {$cloud} {$customer}";
            $rules[] = cgw_rule($connection, $interface, $descr, $cloud, ['address' => $customer]);
        }
    }
    return $rules;
}

/** A floating rule stands before the rules of the interface, so that none of them routes the traffic first. */
function cgw_group_rules(array $plan, array $connection): array
{
    $rules = [];
    foreach ($connection['routes'] as $cloud) {
        foreach ($connection['customer_networks'] ?: ['any'] as $customer) {
            $descr = cgw_key($connection) . " out {$customer} {$cloud}";
            $rules[] = cgw_rule($connection, $plan['lan'], $descr, $customer, ['address' => $cloud], [
                'floating' => 'yes',
                'quick' => 'yes',
                'direction' => 'in',
                'gateway' => cgw_group($connection),
            ]);
        }
    }
    return $rules;
}

/** Customer and cloud networks, each with each; none when one side is unknown. */
function cgw_prefix_pairs(array $connection): array
{
    $pairs = [];
    foreach ($connection['customer_networks'] as $customer) {
        foreach ($connection['cloud_networks'] as $cloud) {
            $pairs[] = [$customer, $cloud];
        }
    }
    return $pairs;
}

function cgw_rule(array $connection, string $interface, string $descr, string $source, array $destination, array $more = []): array
{
    return $more + [
        'type' => 'pass',
        'interface' => $interface,
        'ipprotocol' => $connection['ipprotocol'],
        'statetype' => 'keep state',
        'source' => $source === 'any' ? ['any' => ''] : ['address' => $source],
        'destination' => $destination,
        'descr' => $descr,
    ];
}

/** A number that no other rule has; pfSense itself takes the time. */
function cgw_tracker(array $rules): string
{
    $used = array_column($rules, 'tracker');
    $tracker = time();
    while (in_array((string) $tracker, array_map('strval', $used), true)) {
        $tracker++;
    }
    return (string) $tracker;
}

/**
 * Gateways, static routes and failover. A static route stays in the kernel while its tunnel is down, so
 * traffic from the customer's networks goes by a gateway group, which follows the monitoring of the gateways.
 */
function cgw_put_static(array &$lists, array $connection): void
{
    $suffix = $connection['ipprotocol'] === 'inet' ? '_VTIV4' : '_VTIV6';
    $members = [];
    foreach ($connection['tunnels'] as $tunnel) {
        $name = $tunnel['name'] . $suffix;
        $members[$tunnel['preference']][] = $name;
        cgw_put($lists['gateways/gateway_item'], 'name', [
            'interface' => cgw_interface($lists, $tunnel),
            'gateway' => 'dynamic',
            'name' => $name,
            'ipprotocol' => $connection['ipprotocol'],
            'descr' => cgw_key($connection, $tunnel),
            // A state keeps its way into a dead tunnel, unless it is killed with the gateway.
            'gw_down_kill_states' => 'down',
        ] + cgw_monitoring($tunnel), ['weight' => '1']);
    }
    $first = $members['preferred'] ?? $members['equal'];
    $routes = [];
    foreach ($connection['routes'] as $network) {
        $descr = cgw_key($connection) . " route {$network}";
        $routes[] = $descr;
        cgw_put($lists['staticroutes/route'], 'descr', ['network' => $network, 'gateway' => $first[0], 'descr' => $descr]);
    }
    cgw_prune($lists['staticroutes/route'], 'descr', cgw_key($connection) . ' ', $routes);
    if (count($connection['tunnels']) > 1) {
        cgw_put_group($lists, $connection, $first, $members['backup'] ?? []);
    }
}

function cgw_put_group(array &$lists, array $connection, array $first, array $second): void
{
    $items = array_merge(
        array_map(fn ($name) => "{$name}|1|address", $first),
        array_map(fn ($name) => "{$name}|2|address", $second)
    );
    cgw_put($lists['gateways/gateway_group'], 'name', [
        'name' => cgw_group($connection),
        'item' => $items,
        'trigger' => 'down',
        'descr' => cgw_key($connection),
    ]);
}

/** An address that only this firewall has never answers: its gateway would count as down for ever. */
function cgw_monitoring(array $tunnel): array
{
    return $tunnel['inside']['answers'] ? [] : ['monitor_disable' => ''];
}

function cgw_group(array $connection): string
{
    return $connection['tunnels'][0]['name'] . '_GROUP';
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

/** The neighbors of one connection, with their filters, in the configuration of the package FRR. */
function cgw_put_bgp(array &$lists, array $plan, array $connection): void
{
    cgw_put_frr($lists, $plan, $connection);
    foreach ($connection['tunnels'] as $tunnel) {
        $key = cgw_key($connection, $tunnel);
        $isV4 = $connection['ipprotocol'] === 'inet';
        $all = $isV4 ? ['source' => '0.0.0.0/0', 'le' => '32'] : ['source' => '::/0', 'le' => '128'];
        $none = ['seq' => '10', 'action' => 'deny'] + $all;
        cgw_put_prefix_list($lists, $connection, $key, "{$tunnel['name']}_IN", $connection['accepted']);
        cgw_put_prefix_list($lists, $connection, $key, "{$tunnel['name']}_OUT", $connection['announced'] ?: [$none]);
        cgw_put_route_maps($lists, $plan, $key, $tunnel);
        cgw_put($lists['installedpackages/frrbgpneighbors/config'], 'descr', [
            'peer' => $tunnel['inside']['cloud'],
            'descr' => $key,
            'asnum' => $connection['cloud_asn'],
            'timers_keepalive' => $connection['keepalive'],
            'timers_holdtime' => $connection['hold_time'],
            // FRR alone waits up to two minutes, during which a tunnel that is up carries nothing.
            'timers_connect' => '10',
            'prefixfilter_in' => "{$tunnel['name']}_IN",
            'prefixfilter_out' => "{$tunnel['name']}_OUT",
            'routemap_in' => $tunnel['preference'] === 'preferred' ? "{$tunnel['name']}_IN" : 'none',
            'routemap_out' => $tunnel['preference'] === 'backup' ? "{$tunnel['name']}_OUT" : 'none',
        ] + cgw_bgp_key($tunnel), [
            'peergroup' => 'none',
            'updatesource_type' => $isV4 ? 'ipv4' : 'ipv6',
            'updatesource' => 'default',
            'sendcommunity' => 'disabled',
            'nexthopself' => 'disabled',
            'softreconfigurationinbound' => 'on',
        ]);
    }
}

/**
 * FRR on FreeBSD only asks for signatures: the package gives the key to the kernel, and FreeBSD drops signed segments
 * whose direction has no key. So the key goes to all three places.
 */
function cgw_bgp_key(array $tunnel): array
{
    $key = $tunnel['bgp_key'];
    return $key === ''
        ? ['password' => null, 'password_type' => 'none']
        : ['password' => $key, 'password_type' => 'both-bidir'];
}

function cgw_put_prefix_list(array &$lists, array $connection, string $key, string $name, array $rows): void
{
    cgw_put($lists['installedpackages/frrglobalprefixes/config'], 'name', [
        'iptype' => $connection['ipprotocol'] === 'inet' ? 'IPv4' : 'IPv6',
        'name' => $name,
        'descr' => $key,
        'row' => $rows,
    ]);
}

/** A preferred tunnel takes routes with a higher local preference; a backup announces a longer path. */
function cgw_put_route_maps(array &$lists, array $plan, string $key, array $tunnel): void
{
    $maps = &$lists['installedpackages/frrglobalroutemaps/config'];
    $asn = $plan['customer_asn'];
    $wanted = match ($tunnel['preference']) {
        'preferred' => ['name' => "{$tunnel['name']}_IN", 'localpref_action' => 'set', 'localpref_value' => '200'],
        'backup' => ['name' => "{$tunnel['name']}_OUT", 'aspath_action' => 'setprepend', 'aspath_value' => "{$asn} {$asn}"],
        default => null,
    };
    $none = array_fill_keys([
        'call', 'exitaction', 'acl_match', 'prefix_match', 'nexthop_action', 'metric_action', 'localpref_action',
        'aspath_action', 'community_action', 'origin_action', 'origin_value', 'source_proto', 'tag_action', 'rpki_state',
    ], 'none');
    if ($wanted) {
        cgw_put($maps, 'name', ['descr' => $key, 'action' => 'permit', 'seq' => '10'] + $wanted, $none);
    }
    cgw_prune($maps, 'name', "{$tunnel['name']}_", $wanted ? [$wanted['name']] : []);
}

exit(cgw_main($plan));
