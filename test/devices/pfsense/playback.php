<?php
/* Runs a file as `pfSsh.php playback` does: its text after three requires, by eval, inside a function. */

require_once('globals.inc');
require_once('functions.inc');
require_once('config.inc');

function stub_playback(string $file): void
{
    $code = "require_once('functions.inc');\nrequire_once('globals.inc');\nrequire_once('config.inc');\n";
    foreach (explode("\n", file_get_contents($file)) as $line) {
        if (str_starts_with($line, '!') || str_starts_with($line, '=')) {
            throw new LogicException('pfSsh.php gives this line another meaning');
        }
        $code .= "{$line}\n";
    }
    eval($code);
}

stub_playback($argv[1]);
