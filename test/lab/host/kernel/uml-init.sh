#!/bin/sh
# The first process of User Mode Linux, whose root is the host's, read-only (hostfs).
mount -t proc proc /proc
mount_directory() { mount -t hostfs -o "$CGW_LAB_DIRECTORY" none "$CGW_LAB_DIRECTORY"; }
. "$CGW_LAB_FILES/machine.sh"
