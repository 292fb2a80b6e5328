# Checks of vpn-0c1a2b3d4e5f60734, for root on the router, in the order in which a fault is found. No command changes anything.

# 1. endpoint: the uplink reaches the cloud
ip route get 203.0.113.131 from 198.51.100.23
# good: "dev" and the interface of your uplink, no cgw; an error where 198.51.100.23 is no address of this router
ping -n -c 3 -W 2 -I 198.51.100.23 203.0.113.131
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good
ip route get 203.0.113.132 from 198.51.100.23
# good: "dev" and the interface of your uplink, no cgw; an error where 198.51.100.23 is no address of this router
ping -n -c 3 -W 2 -I 198.51.100.23 203.0.113.132
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good

# 2. IKE: each tunnel has its phase 1
systemctl is-active strongswan
# good: active
swanctl --list-sas --ike vpn-0c1a2b3d4e5f60734-203_0_113_131
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 203.0.113.131[500]"
# good: "AES_CBC-128/HMAC_SHA1_96/PRF_HMAC_SHA1/MODP_1024"
swanctl --list-sas --ike vpn-0c1a2b3d4e5f60734-203_0_113_132
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 203.0.113.132[500]"
# good: "AES_CBC-128/HMAC_SHA1_96/PRF_HMAC_SHA1/MODP_1024"

# 3. ESP: each tunnel has its phase 2, and carries packets
swanctl --list-sas --child vpn-0c1a2b3d4e5f60734-203_0_113_131
# good: for 203.0.113.131 one line with "INSTALLED, TUNNEL, ESP:AES_CBC-128/HMAC_SHA1_96"; after it, from the first renewal on, /MODP_1024
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 198.51.100.23 dst 203.0.113.131
ip -s xfrm state list nokeys src 203.0.113.131 dst 198.51.100.23
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw3
# good: "UP" and "mtu 1438"
ping -n -c 3 -W 2 -I cgw3 169.254.131.1
# good: "3 received"
swanctl --list-sas --child vpn-0c1a2b3d4e5f60734-203_0_113_132
# good: for 203.0.113.132 one line with "INSTALLED, TUNNEL, ESP:AES_CBC-128/HMAC_SHA1_96"; after it, from the first renewal on, /MODP_1024
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 198.51.100.23 dst 203.0.113.132
ip -s xfrm state list nokeys src 203.0.113.132 dst 198.51.100.23
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw4
# good: "UP" and "mtu 1438"
ping -n -c 3 -W 2 -I cgw4 169.254.132.1
# good: "3 received"

# 4. routes: what is for the cloud enters the tunnels
networkctl --no-pager status cgw3
# good: "(configured)" and "60-vpn-0c1a2b3d4e5f60734-203_0_113_131.network", "169.254.131.2"
networkctl --no-pager status cgw4
# good: "(configured)" and "60-vpn-0c1a2b3d4e5f60734-203_0_113_132.network", "169.254.132.2"
sysctl net.ipv4.ip_forward net.ipv4.conf.cgw3.rp_filter net.ipv4.conf.cgw4.rp_filter
# good: "ip_forward = 1", "cgw3.rp_filter = 2", "cgw4.rp_filter = 2"
ip -4 route show proto bgp
# good: each network of the cloud, by cgw3 or cgw4
ip route get 172.23.0.0
# good: "dev", with cgw3 or cgw4

# 5. BGP: the sessions are up, and each side has the other one's networks
vtysh -c 'show bgp neighbors 169.254.131.1'
# good: "BGP state = Established", "remote AS 64512, local AS 65024"
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.131.1 advertised-routes'
# good: "10.24.0.0/16", and no other network
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.131.1 routes'
# good: the cloud's networks, and a default route only where you asked for it
vtysh -c 'show bgp neighbors 169.254.132.1'
# good: "BGP state = Established", "remote AS 64512, local AS 65024"
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.132.1 advertised-routes'
# good: "10.24.0.0/16", and no other network
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.132.1 routes'
# good: the cloud's networks, and a default route only where you asked for it

# 6. MTU: packets and TCP segments of full size pass
ping -n -c 3 -W 2 -M do -s 1410 -I cgw3 169.254.131.1
# good: "3 received": 1438 bytes pass whole
ping -n -c 3 -W 2 -M do -s 1410 -I cgw4 169.254.132.1
# good: "3 received": 1438 bytes pass whole
systemctl is-active vpn-0c1a2b3d4e5f60734-mss
# good: active
nft list table inet cgw-vpn-0c1a2b3d4e5f60734
# good: for "cgw3", of 1438 bytes, two rules with "maxseg size set 1398"
# good: for "cgw4", of 1438 bytes, two rules with "maxseg size set 1398"
