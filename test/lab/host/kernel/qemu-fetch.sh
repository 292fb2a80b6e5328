#!/bin/sh
# qemu-fetch.sh PACKAGE=VERSION TARGET: makes the folder TARGET with Debian's kernel (`linux`) and an initrd that knows
# what qemu.modules lists, whole or not at all. Nothing is installed. The caller holds the lock of TARGET's folder.
set -eu
package=$1 target=$2
here=$(cd "$(dirname "$0")" && pwd)
cache=$(dirname "$target")
[ ! -d "$target" ] || exit 0

# What a killed build has left is nobody's: this one has the lock.
rm -rf "$cache"/build-*
work=$(mktemp -d "$cache/build-XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 143' INT TERM HUP
cd "$work"

# Without its own user, which could not write here.
apt-get download -qq -o APT::Sandbox::User=root "$package" busybox-static
for deb in *.deb; do dpkg-deb -x "$deb" package; done
# /lib is a link to usr/lib where Debian has finished to merge them.
[ -d package/lib/modules ] || mv package/usr/lib package/lib
busybox=$(find "$work/package" -type f -path '*/bin/busybox')
release=$(ls package/lib/modules)
modules=package/lib/modules/$release
find "$modules" -name '*.ko.xz' -exec "$busybox" unxz {} +
"$busybox" depmod -b package "$release"

mkdir -p initrd/bin initrd/modules initrd/dev initrd/proc initrd/root
cp "$busybox" initrd/bin/
cp "$here/qemu-initrd.sh" initrd/init
chmod 755 initrd/init
# Each module after those that it depends on.
awk '
	function add(file,    names, count, i) {
		if (file in added) return
		added[file]
		count = split(needs[file], names, " ")
		for (i = 1; i <= count; i++) add(names[i])
		print file
	}
	FNR == NR {
		file = $1
		sub(/:$/, "", file)
		sub(/^[^ ]*/, "")
		needs[file] = $0
		name = file
		gsub(/.*\/|\.ko$/, "", name)
		gsub(/-/, "_", name)
		files[name] = file
		next
	}
	$1 in files { add(files[$1]) }
' "$modules/modules.dep" "$here/qemu.modules" >initrd/order
while read -r file; do
	cp "$modules/$file" initrd/modules/
	basename "$file"
done <initrd/order >initrd/modules.order
rm initrd/order

mkdir made
(cd initrd && find . | "$busybox" cpio -o -H newc) >made/initrd
cp package/boot/vmlinuz-* made/linux
mv made "$target"
