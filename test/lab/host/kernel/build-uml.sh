#!/bin/sh
# build-uml.sh PACKAGE=VERSION TARGET: builds User Mode Linux from Debian's package of the kernel's source, and puts
# it in place whole or not at all. The caller holds the lock of TARGET's folder.
set -eu
package=$1 target=$2
here=$(cd "$(dirname "$0")" && pwd)
cache=$(dirname "$target")
[ ! -x "$target" ] || exit 0

# What a killed build has left is nobody's: this one has the lock.
rm -rf "$cache"/build-*
work=$(mktemp -d "$cache/build-XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 143' INT TERM HUP
cd "$work"

# Without its own user, which could not write here.
apt-get download -qq -o APT::Sandbox::User=root "$package"
dpkg-deb -x ./*.deb package
rm ./*.deb
mkdir source
# Large drivers, none of which is built; their Kconfig files are read.
tar -xf package/usr/src/linux-source-*.tar.* -C source --strip-components=1 --wildcards \
	--exclude='*/Documentation/*.rst' --exclude='*/drivers/gpu/*.[ch]' --exclude='*/drivers/media/*.[ch]' \
	--exclude='*/drivers/net/ethernet/*.[ch]' --exclude='*/drivers/net/wireless/*.[ch]' \
	--exclude='*/drivers/staging/*.[ch]' --exclude='*/sound/*.[ch]'
rm -r package

cd source
make -s ARCH=um O=../out allnoconfig
scripts/kconfig/merge_config.sh -m -O ../out ../out/.config "$here/uml.config" >/dev/null
make -s ARCH=um O=../out olddefconfig
make -s ARCH=um O=../out -j"$(nproc)" linux
strip -o ../linux ../out/linux
mv ../linux "$target"
