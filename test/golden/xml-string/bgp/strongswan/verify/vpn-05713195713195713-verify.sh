# Checks of vpn-05713195713195713, for root on the router, in the order in which a fault is found. No command changes anything.

# 1. endpoint: the uplink reaches the cloud
ip route get 203.0.113.31 from 192.0.2.130
# good: "dev" and the interface of your uplink, no cgw; an error where 192.0.2.130 is no address of this router
ping -n -c 3 -W 2 -I 192.0.2.130 203.0.113.31
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good
ip route get 203.0.113.131 from 192.0.2.130
# good: "dev" and the interface of your uplink, no cgw; an error where 192.0.2.130 is no address of this router
ping -n -c 3 -W 2 -I 192.0.2.130 203.0.113.131
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good

# 2. IKE: each tunnel has its phase 1
systemctl is-active strongswan
# good: active
swanctl --list-sas --ike vpn-05713195713195713-203_0_113_31
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 203.0.113.31[500]"
# good: "AES_CBC-128/HMAC_SHA1_96/PRF_HMAC_SHA1/MODP_1024"
swanctl --list-sas --ike vpn-05713195713195713-203_0_113_131
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 203.0.113.131[500]"
# good: "AES_CBC-128/HMAC_SHA1_96/PRF_HMAC_SHA1/MODP_1024"

# 3. ESP: each tunnel has its phase 2, and carries packets
swanctl --list-sas --child vpn-05713195713195713-203_0_113_31
# good: for 203.0.113.31 one line with "INSTALLED, TUNNEL, ESP:AES_CBC-128/HMAC_SHA1_96"; after it, from the first renewal on, /MODP_1024
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 192.0.2.130 dst 203.0.113.31
ip -s xfrm state list nokeys src 203.0.113.31 dst 192.0.2.130
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw1
# good: "UP" and "mtu 1438"
ping -n -c 3 -W 2 -I cgw1 169.254.113.165
# good: "3 received"
swanctl --list-sas --child vpn-05713195713195713-203_0_113_131
# good: for 203.0.113.131 one line with "INSTALLED, TUNNEL, ESP:AES_CBC-128/HMAC_SHA1_96"; after it, from the first renewal on, /MODP_1024
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 192.0.2.130 dst 203.0.113.131
ip -s xfrm state list nokeys src 203.0.113.131 dst 192.0.2.130
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw2
# good: "UP" and "mtu 1438"
ping -n -c 3 -W 2 -I cgw2 169.254.213.65
# good: "3 received"

# 4. routes: what is for the cloud enters the tunnels
networkctl --no-pager status cgw1
# good: "(configured)" and "60-vpn-05713195713195713-203_0_113_31.network", "169.254.113.166"
networkctl --no-pager status cgw2
# good: "(configured)" and "60-vpn-05713195713195713-203_0_113_131.network", "169.254.213.66"
sysctl net.ipv4.ip_forward net.ipv4.conf.cgw1.rp_filter net.ipv4.conf.cgw2.rp_filter
# good: "ip_forward = 1", "cgw1.rp_filter = 2", "cgw2.rp_filter = 2"
ip -4 route show proto bgp
# good: each network of the cloud, by cgw1 or cgw2

# 5. BGP: the sessions are up, and each side has the other one's networks
vtysh -c 'show bgp neighbors 169.254.113.165'
# good: "BGP state = Established", "remote AS 64630, local AS 65130"
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.113.165 advertised-routes'
# good: "10.160.0.0/16", and no other network
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.113.165 routes'
# good: the cloud's networks, and a default route only where you asked for it
vtysh -c 'show bgp neighbors 169.254.213.65'
# good: "BGP state = Established", "remote AS 64630, local AS 65130"
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.213.65 advertised-routes'
# good: "10.160.0.0/16", and no other network
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.213.65 routes'
# good: the cloud's networks, and a default route only where you asked for it

# 6. MTU: packets and TCP segments of full size pass
ping -n -c 3 -W 2 -M do -s 1410 -I cgw1 169.254.113.165
# good: "3 received": 1438 bytes pass whole
ping -n -c 3 -W 2 -M do -s 1410 -I cgw2 169.254.213.65
# good: "3 received": 1438 bytes pass whole
systemctl is-active vpn-05713195713195713-mss
# good: active
nft list table inet cgw-vpn-05713195713195713
# good: for "cgw1", of 1438 bytes, two rules with "maxseg size set 1398"
# good: for "cgw2", of 1438 bytes, two rules with "maxseg size set 1398"
