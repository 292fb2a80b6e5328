#!/bin/sh
# native-init.sh DIRECTORY: the first process in namespaces of its own (network, mounts, processes) on this kernel.
set -eu
directory=$1
# Nothing of the machine can be written, but for what is mounted from here on.
mount --bind "$directory" "$directory"
mount -o remount,bind,ro /
. "$(dirname "$0")/init.sh"
sh "$directory/machine/start"
