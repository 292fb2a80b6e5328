#!/bin/sh
# Takes vco-bp1example00000000006 out of this router, as root: first what leads traffic into it, then the tunnels, then the files.
# Can be run again. What is not its own, or what others still need, stays, and is told on a line "left: ...".
set -u
ID=vco-bp1example00000000006
BEFORE=/etc/cgw-gen/before
failed=0

try() {
  "$@" && return 0
  echo "failed: $*" >&2
  failed=1
  return 1
}
left() { echo "left: $*"; }
was() { grep -qsxF -e "$1" $BEFORE; }
is_up() { [ "$(systemctl is-active "$1" 2>/dev/null)" = active ]; }
# Whether another connection of cgw-gen has a file of this kind.
others() {
  for file in /etc/cgw-gen/*.nft; do
    [ "$file" = "/etc/cgw-gen/$ID.nft" ] || [ ! -f "${file%.nft}$1" ] || return 0
  done
  return 1
}

drop_unit() {
  [ ! -f "/etc/systemd/system/$1.service" ] || try systemctl disable --now "$1" || return 0
  rm -f "/etc/systemd/system/$1.service"
}

close_tunnel() {
  swanctl --terminate --ike "$1" --force --timeout 5 >/dev/null 2>&1
  for _ in 1 2 3 4 5; do
    [ -n "$(swanctl --list-sas --ike "$1" 2>/dev/null)" ] || return 0
    sleep 1
  done
  try swanctl --terminate --ike "$1" --force
}

# The interface is the one that the file names, whatever was answered since.
drop_interface() {
  name=$(sed -n 's/^Name=//p' "/etc/systemd/network/$1.netdev" 2>/dev/null)
  if [ -n "$name" ] && ip link show dev "$name" >/dev/null 2>&1; then
    try ip link delete dev "$name" || return 0
  fi
  rm -f "/etc/systemd/network/$1.netdev" "/etc/systemd/network/$1.network"
}

[ "$(id -u)" -eq 0 ] || { echo 'Only root can do this.' >&2; exit 1; }

# 1. The routes: no probe opens a tunnel again.
drop_unit $ID-failover
rm -f /usr/local/sbin/$ID-failover

# 2. The tunnels: without its connections strongSwan opens none again.
known=$(ls /etc/swanctl/conf.d/$ID.conf 2>/dev/null; swanctl --list-conns 2>/dev/null | grep "^$ID-")
rm -f /etc/swanctl/conf.d/$ID.conf /etc/swanctl/conf.d/$ID-secrets.conf
if is_up strongswan; then
  [ -z "$known" ] || try swanctl --load-conns >/dev/null
  close_tunnel vco-bp1example00000000006-203_0_113_51
  [ -z "$known" ] || try swanctl --load-creds --noprompt >/dev/null
fi
drop_interface 60-vco-bp1example00000000006-203_0_113_51
! is_up systemd-networkd || try networkctl reload

# 3. The rest.
drop_unit $ID-mss
! nft list table inet cgw-$ID >/dev/null 2>&1 || try nft delete table inet cgw-$ID
rm -f /etc/sysctl.d/90-$ID.conf /etc/cgw-gen/$ID.nft
if [ -f /etc/strongswan.d/cgw-gen.conf ] || [ -f /etc/cgw-gen/before.sh ] || [ -f $BEFORE ] && ! others .nft; then
  rm -f /etc/strongswan.d/cgw-gen.conf /etc/systemd/system/strongswan.service.d/cgw-gen.conf /etc/systemd/networkd.conf.d/cgw-gen.conf
  rmdir /etc/systemd/system/strongswan.service.d /etc/systemd/networkd.conf.d 2>/dev/null
  systemctl daemon-reload
  if [ -n "$(swanctl --list-conns 2>/dev/null)" ]; then
    left 'the settings of cgw-gen.conf in the running strongSwan: its other connections would go down in a restart'
  else
    if was 'host strongswan inactive'; then try systemctl stop strongswan
    elif is_up strongswan; then try systemctl restart strongswan; fi
    ! was 'host strongswan disabled' || try systemctl disable strongswan
  fi
  if [ -z "$(find /etc/systemd/network /run/systemd/network -name '*.net*' 2>/dev/null)" ]; then
    ! was 'host systemd-networkd inactive' || try systemctl stop systemd-networkd.socket systemd-networkd
    ! was 'host systemd-networkd disabled' || try systemctl disable systemd-networkd
  elif was 'host systemd-networkd inactive' || was 'host systemd-networkd disabled'; then
    left 'systemd-networkd: it has other files by now'
  fi
  for key in net.ipv4.ip_forward net.ipv6.conf.all.forwarding; do
    if was "host $key 0" && [ "$(sysctl -n $key)" = 1 ]; then
      left "$key = 1, until the next boot; if nothing else needs it: sysctl -w $key=0"
    fi
  done
  if [ $failed -eq 0 ]; then
    rm -f $BEFORE /etc/cgw-gen/before.sh
    rmdir /etc/cgw-gen
  fi
fi
systemctl daemon-reload
exit $failed
