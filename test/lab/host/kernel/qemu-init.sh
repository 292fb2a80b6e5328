#!/bin/sh
# The first process under qemu, after qemu-initrd.sh: /dev and /proc are there, and the root is the host's, read-only.
mount_directory() { mount -t 9p -o "$CGW_LAB_9P" directory "$CGW_LAB_DIRECTORY"; }
. "$CGW_LAB_FILES/machine.sh"
