<?php
/*
 * A stand-in of the parts of pfSense that the rendered script calls: its behaviour, not its code. The
 * configuration is the JSON file CGW_CONFIG; each call that changes the firewall is a line of CGW_LOG;
 * CGW_FAIL names a call that fails; CGW_RELEASE is 2.7 or 2.8.
 */

$config = json_decode(file_get_contents(getenv('CGW_CONFIG')), true);

function stub_log(string $line): void
{
    file_put_contents(getenv('CGW_LOG'), "{$line}\n", FILE_APPEND);
    if (getenv('CGW_FAIL') === $line) {
        throw new RuntimeException("the stub fails at {$line}");
    }
}

/** As 2.7: an empty text reads as the default; a path that ends in a slash is its own start. 2.8 refuses it. */
function config_get_path(string $path, $default = null)
{
    global $config;
    if (getenv('CGW_RELEASE') === '2.8' && str_ends_with($path, '/')) {
        return $default;
    }
    $value = $config;
    foreach (array_filter(explode('/', $path), 'strlen') as $key) {
        if (!is_array($value) || !array_key_exists($key, $value)) {
            return $default;
        }
        $value = $value[$key];
    }
    return $value === '' && $default !== null ? $default : $value;
}

/** As 2.7: there is no way to append by a path. */
function config_set_path(string $path, $value, $default = null)
{
    global $config;
    stub_log("config_set_path {$path}");
    if ($path === '' || str_ends_with($path, '/')) {
        throw new LogicException("config_set_path: {$path}");
    }
    $at = &$config;
    foreach (explode('/', $path) as $key) {
        if (!is_array($at)) {
            if (!empty($at)) {
                return $default;
            }
            $at = [];
        }
        $at = &$at[$key];
    }
    $at = $value;
    return $value;
}

function config_del_path(string $path)
{
    global $config;
    stub_log("config_del_path {$path}");
    $keys = explode('/', $path);
    $last = array_pop($keys);
    $at = &$config;
    foreach ($keys as $key) {
        if (!is_array($at) || !array_key_exists($key, $at)) {
            return null;
        }
        $at = &$at[$key];
    }
    $gone = $at[$last] ?? null;
    unset($at[$last]);
    return $gone;
}

function config_path_enabled(string $path, string $key = 'enable'): bool
{
    $value = config_get_path($path, []);
    return is_array($value) && isset($value[$key]);
}

/** What config.xml keeps: texts; true and null as an empty element, false as none. */
function stub_as_xml($value)
{
    if (!is_array($value)) {
        if (preg_match('/[\x00-\x1f]|^\s|\s$/', (string) $value)) {
            throw new LogicException('config.xml does not keep this text');
        }
        return $value === true ? '' : (string) $value;
    }
    $kept = array_filter($value, fn ($one) => $one !== false);
    return $kept === [] ? '' : array_map('stub_as_xml', array_is_list($value) ? array_values($kept) : $kept);
}

function write_config(string $description)
{
    global $config;
    stub_log('write_config');
    if (getenv('CGW_FAIL') === 'write_config returns -1') {
        return -1;
    }
    $config = stub_as_xml($config);
    file_put_contents(getenv('CGW_CONFIG'), json_encode($config, JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES));
    return $config;
}

function is_package_installed(string $name): bool
{
    return in_array($name, array_column(config_get_path('installedpackages/package', []), 'name'), true);
}

function get_interface_ip(string $interface)
{
    $address = config_get_path("interfaces/{$interface}/ipaddr", '');
    return filter_var($address, FILTER_VALIDATE_IP) ?: null;
}

function get_interface_ipv6(string $interface)
{
    $address = config_get_path("interfaces/{$interface}/ipaddrv6", '');
    return filter_var($address, FILTER_VALIDATE_IP) ?: null;
}

function interface_configure(string $interface): void
{
    if (config_get_path("interfaces/{$interface}/if") === null) {
        throw new LogicException("there is no interface {$interface}");
    }
    stub_log("interface_configure {$interface}");
}

function ipsec_configure(): void
{
    stub_log('ipsec_configure');
}

function ipsec_conid(array $phase1): string
{
    return "con{$phase1['ikeid']}";
}

function ipsec_terminate_by_conid(string $type, string $conid): void
{
    stub_log("ipsec_terminate_by_conid {$type} {$conid}");
}

/** As ipsec_configure() leaves them: those of tunnels that are gone too, where no phase 1 is left. */
function does_interface_exist(string $device, bool $flush = false): bool
{
    return config_get_path('ipsec/phase1', []) === [];
}

function pfSense_interface_destroy(string $device): void
{
    stub_log("pfSense_interface_destroy {$device}");
}

function ipsec_reload_package_hook(): void
{
    stub_log('ipsec_reload_package_hook');
}

function setup_gateways_monitor(): void
{
    stub_log('setup_gateways_monitor');
}

function system_routing_configure(): void
{
    stub_log('system_routing_configure');
}

function filter_configure(): void
{
    stub_log('filter_configure');
}

function sync_package(string $name): void
{
    stub_log("sync_package {$name}");
}

if (getenv('CGW_RELEASE') === '2.8') {
    function refresh_gateways(): void
    {
        stub_log('refresh_gateways');
    }
}
