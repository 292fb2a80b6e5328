# Checks of vpn-09ee4e9ee4e9ee4e9, for root on the router, in the order in which a fault is found. No command changes anything.

# 1. endpoint: the uplink reaches the cloud
ip route get 192.0.2.85 from 198.51.100.180
# good: "dev" and the interface of your uplink, no cgw; an error where 198.51.100.180 is no address of this router
ping -n -c 3 -W 2 -I 198.51.100.180 192.0.2.85
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good
ip route get 192.0.2.185 from 198.51.100.180
# good: "dev" and the interface of your uplink, no cgw; an error where 198.51.100.180 is no address of this router
ping -n -c 3 -W 2 -I 198.51.100.180 192.0.2.185
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good

# 2. IKE: each tunnel has its phase 1
systemctl is-active strongswan
# good: active
swanctl --list-sas --ike vpn-09ee4e9ee4e9ee4e9-192_0_2_85
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 192.0.2.85[500]"
# good: "AES_GCM_16-256/PRF_HMAC_SHA2_512/ECP_384"
swanctl --list-sas --ike vpn-09ee4e9ee4e9ee4e9-192_0_2_185
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 192.0.2.185[500]"
# good: "AES_GCM_16-256/PRF_HMAC_SHA2_512/ECP_384"

# 3. ESP: each tunnel has its phase 2, and carries packets
swanctl --list-sas --child vpn-09ee4e9ee4e9ee4e9-192_0_2_85
# good: for 192.0.2.85 one line with "INSTALLED, TUNNEL, ESP:AES_GCM_16-256"; after it, from the first renewal on, /ECP_384
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 198.51.100.180 dst 192.0.2.85
ip -s xfrm state list nokeys src 192.0.2.85 dst 198.51.100.180
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw1
# good: "UP" and "mtu 1446"
ping -n -c 3 -W 2 -I cgw1 169.254.38.137
# good: "3 received"
swanctl --list-sas --child vpn-09ee4e9ee4e9ee4e9-192_0_2_185
# good: for 192.0.2.185 one line with "INSTALLED, TUNNEL, ESP:AES_GCM_16-256"; after it, from the first renewal on, /ECP_384
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 198.51.100.180 dst 192.0.2.185
ip -s xfrm state list nokeys src 192.0.2.185 dst 198.51.100.180
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw2
# good: "UP" and "mtu 1446"
ping -n -c 3 -W 2 -I cgw2 169.254.138.37
# good: "3 received"

# 4. routes: what is for the cloud enters the tunnels
networkctl --no-pager status cgw1
# good: "(configured)" and "60-vpn-09ee4e9ee4e9ee4e9-192_0_2_85.network", "169.254.38.138"
networkctl --no-pager status cgw2
# good: "(configured)" and "60-vpn-09ee4e9ee4e9ee4e9-192_0_2_185.network", "169.254.138.38"
sysctl net.ipv4.ip_forward net.ipv4.conf.cgw1.rp_filter net.ipv4.conf.cgw2.rp_filter
# good: "ip_forward = 1", "cgw1.rp_filter = 2", "cgw2.rp_filter = 2"
ip -4 route show proto bgp
# good: each network of the cloud, by cgw1 or cgw2

# 5. BGP: the sessions are up, and each side has the other one's networks
vtysh -c 'show bgp neighbors 169.254.38.137'
# good: "BGP state = Established", "remote AS 64680, local AS 65185"
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.38.137 advertised-routes'
# good: "10.170.0.0/16", and no other network
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.38.137 routes'
# good: the cloud's networks, and a default route only where you asked for it
vtysh -c 'show bgp neighbors 169.254.138.37'
# good: "BGP state = Established", "remote AS 64680, local AS 65185"
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.138.37 advertised-routes'
# good: "10.170.0.0/16", and no other network
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.138.37 routes'
# good: the cloud's networks, and a default route only where you asked for it

# 6. MTU: packets and TCP segments of full size pass
ping -n -c 3 -W 2 -M do -s 1418 -I cgw1 169.254.38.137
# good: "3 received": 1446 bytes pass whole
ping -n -c 3 -W 2 -M do -s 1418 -I cgw2 169.254.138.37
# good: "3 received": 1446 bytes pass whole
systemctl is-active vpn-09ee4e9ee4e9ee4e9-mss
# good: active
nft list table inet cgw-vpn-09ee4e9ee4e9ee4e9
# good: for "cgw1", of 1446 bytes, two rules with "maxseg size set 1406"
# good: for "cgw2", of 1446 bytes, two rules with "maxseg size set 1406"
