# Checks of vpn-0a1b2c3d4e5f60718, for root on the router, in the order in which a fault is found. No command changes anything.

# 1. endpoint: the uplink reaches the cloud
ip route get 203.0.113.17 from 198.51.100.10
# good: "dev" and the interface of your uplink, no cgw; an error where 198.51.100.10 is no address of this router
ping -n -c 3 -W 2 -I 198.51.100.10 203.0.113.17
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good
ip route get 203.0.113.45 from 198.51.100.10
# good: "dev" and the interface of your uplink, no cgw; an error where 198.51.100.10 is no address of this router
ping -n -c 3 -W 2 -I 198.51.100.10 203.0.113.45
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good

# 2. IKE: each tunnel has its phase 1
systemctl is-active strongswan
# good: active
swanctl --list-sas --ike vpn-0a1b2c3d4e5f60718-203_0_113_17
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 203.0.113.17[500]"
# good: "AES_CBC-128/HMAC_SHA1_96/PRF_HMAC_SHA1/MODP_1024"
swanctl --list-sas --ike vpn-0a1b2c3d4e5f60718-203_0_113_45
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 203.0.113.45[500]"
# good: "AES_CBC-128/HMAC_SHA1_96/PRF_HMAC_SHA1/MODP_1024"

# 3. ESP: each tunnel has its phase 2, and carries packets
swanctl --list-sas --child vpn-0a1b2c3d4e5f60718-203_0_113_17
# good: for 203.0.113.17 one line with "INSTALLED, TUNNEL, ESP:AES_CBC-128/HMAC_SHA1_96"; after it, from the first renewal on, /MODP_1024
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 198.51.100.10 dst 203.0.113.17
ip -s xfrm state list nokeys src 203.0.113.17 dst 198.51.100.10
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw1
# good: "UP" and "mtu 1438"
ping -n -c 3 -W 2 -I cgw1 169.254.44.85
# good: "3 received"
swanctl --list-sas --child vpn-0a1b2c3d4e5f60718-203_0_113_45
# good: for 203.0.113.45 one line with "INSTALLED, TUNNEL, ESP:AES_CBC-128/HMAC_SHA1_96"; after it, from the first renewal on, /MODP_1024
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 198.51.100.10 dst 203.0.113.45
ip -s xfrm state list nokeys src 203.0.113.45 dst 198.51.100.10
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw2
# good: "UP" and "mtu 1438"
ping -n -c 3 -W 2 -I cgw2 169.254.130.9
# good: "3 received"

# 4. routes: what is for the cloud enters the tunnels
networkctl --no-pager status cgw1
# good: "(configured)" and "60-vpn-0a1b2c3d4e5f60718-203_0_113_17.network", "169.254.44.86"
networkctl --no-pager status cgw2
# good: "(configured)" and "60-vpn-0a1b2c3d4e5f60718-203_0_113_45.network", "169.254.130.10"
sysctl net.ipv4.ip_forward net.ipv4.conf.cgw1.rp_filter net.ipv4.conf.cgw2.rp_filter
# good: "ip_forward = 1", "cgw1.rp_filter = 2", "cgw2.rp_filter = 2"
ip -4 route show proto bgp
# good: each network of the cloud, by cgw1 or cgw2

# 5. BGP: the sessions are up, and each side has the other one's networks
vtysh -c 'show bgp neighbors 169.254.44.85'
# good: "BGP state = Established", "remote AS 64512, local AS 65010"
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.44.85 advertised-routes'
# good: "10.10.0.0/16", and no other network
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.44.85 routes'
# good: the cloud's networks, and a default route only where you asked for it
vtysh -c 'show bgp neighbors 169.254.130.9'
# good: "BGP state = Established", "remote AS 64512, local AS 65010"
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.130.9 advertised-routes'
# good: "10.10.0.0/16", and no other network
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.130.9 routes'
# good: the cloud's networks, and a default route only where you asked for it

# 6. MTU: packets and TCP segments of full size pass
ping -n -c 3 -W 2 -M do -s 1410 -I cgw1 169.254.44.85
# good: "3 received": 1438 bytes pass whole
ping -n -c 3 -W 2 -M do -s 1410 -I cgw2 169.254.130.9
# good: "3 received": 1438 bytes pass whole
systemctl is-active vpn-0a1b2c3d4e5f60718-mss
# good: active
nft list table inet cgw-vpn-0a1b2c3d4e5f60718
# good: for "cgw1", of 1438 bytes, two rules with "maxseg size set 1398"
# good: for "cgw2", of 1438 bytes, two rules with "maxseg size set 1398"
