#!/bin/sh
# Takes vpn-0d15a67ee0d15a67e out of this router, as root: first what leads traffic into it, then the tunnels, then the files.
# Can be run again. What is not its own, or what others still need, stays, and is told on a line "left: ...".
set -u
ID=vpn-0d15a67ee0d15a67e
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

# 1. The routes: BGP takes back what it announced, and forgets what it learnt.
changed=no
# It has keys in it, and is never printed.
read_running() { running=$(vtysh -c 'show running-config' 2>/dev/null); }
has() {
  printf '%s\n' "$running" | awk -v line="$1" '$0 == line || index($0, line " ") == 1 { found = 1 } END { exit !found }'
}
# frr LINE...: lines of configuration.
frr() {
  for line; do
    set -- "$@" -c "$line"
    shift
  done
  changed=yes
  try vtysh -c 'configure terminal' "$@" >/dev/null
}
drop_neighbor() {
  if has " neighbor $1 description $ID"; then frr "$ROUTER" "no neighbor $1"
  elif has " neighbor $1"; then left "neighbor $1: by its description it is not of $ID"; fi
}
announced_elsewhere() {
  for file in /etc/cgw-gen/*.frr.conf; do
    [ "$file" = "/etc/cgw-gen/$ID.frr.conf" ] || ! grep -qsxF -e "  network $1" "$file" || return 0
  done
  return 1
}
drop_network() {
  if ! has "  network $2"; then return 0
  elif ! was 'frr seen'; then left "network $2: nothing tells whether it was announced before"
  elif was "frr network $2"; then left "network $2: it was announced before"
  elif announced_elsewhere "$2"; then left "network $2: another connection announces it"
  else frr "$ROUTER" "address-family $1 unicast" "no network $2"; fi
}
drop_map() { ! has "route-map $1" || frr "no route-map $1"; }
drop_list() { ! has "$1 prefix-list $2" || frr "no $1 prefix-list $2"; }
# What "router bgp" still has, but for what is as good as nothing.
router_bgp() {
  printf '%s\n' "$running" | awk '/^router bgp /, /^exit$/' | grep -Ev '^(router bgp [0-9.]+|exit| !| no bgp network import-check)$'
}
new_networks() {
  printf '%s\n' "$running" | sed -n 's/^  network \([^ ]*\).*/\1/p' | while read -r network; do
    was "frr network $network" || echo "$network"
  done
}
drop_router() {
  if was 'frr no router bgp' && has "$ROUTER"; then
    if [ -n "$(router_bgp)" ]; then left "$ROUTER: something else is in it by now"
    else frr "no $ROUTER" && read_running; fi
  elif was 'frr bgp network import-check' && has ' no bgp network import-check'; then
    if [ -n "$(new_networks)" ]; then left "no bgp network import-check: $(new_networks) may need it"
    else frr "$ROUTER" 'bgp network import-check'; fi
  fi
  if was 'frr bgpd=no' && ! has 'router bgp'; then
    try sed -i 's/^bgpd=yes/bgpd=no/' /etc/frr/daemons
    left 'bgpd, without configuration, until: systemctl restart frr'
  fi
  [ $failed -ne 0 ] || [ ! -f $BEFORE ] || sed -i '/^frr /d' $BEFORE
}

ROUTER='router bgp 65143'
if read_running; then
  drop_neighbor 169.254.71.73
  drop_neighbor 169.254.171.173
  drop_network ipv4 10.130.0.0/16
  drop_map vpn-0d15a67ee0d15a67e-198_51_100_43-in
  drop_map vpn-0d15a67ee0d15a67e-198_51_100_43-out
  drop_map vpn-0d15a67ee0d15a67e-198_51_100_143-in
  drop_map vpn-0d15a67ee0d15a67e-198_51_100_143-out
  drop_list ip $ID-in
  drop_list ip $ID-out
  read_running
  [ ! -f /etc/cgw-gen/$ID.frr.conf ] || others .frr.conf || drop_router
  [ $changed = no ] || try vtysh -c 'write memory' >/dev/null
elif [ -f /etc/cgw-gen/$ID.frr.conf ]; then
  echo 'failed: FRR does not answer' >&2
  failed=1
fi
[ $failed -ne 0 ] || rm -f /etc/cgw-gen/$ID.frr.conf /etc/cgw-gen/$ID-keys.frr.conf

# 2. The tunnels: without its connections strongSwan opens none again.
known=$(ls /etc/swanctl/conf.d/$ID.conf 2>/dev/null; swanctl --list-conns 2>/dev/null | grep "^$ID-")
rm -f /etc/swanctl/conf.d/$ID.conf /etc/swanctl/conf.d/$ID-secrets.conf
if is_up strongswan; then
  [ -z "$known" ] || try swanctl --load-conns >/dev/null
  close_tunnel vpn-0d15a67ee0d15a67e-198_51_100_43
  close_tunnel vpn-0d15a67ee0d15a67e-198_51_100_143
  [ -z "$known" ] || try swanctl --load-creds --noprompt >/dev/null
fi
drop_interface 60-vpn-0d15a67ee0d15a67e-198_51_100_43
drop_interface 60-vpn-0d15a67ee0d15a67e-198_51_100_143
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
