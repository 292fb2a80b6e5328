# Checks of vpn-0bbb3333cccc4444d, for root on the router, in the order in which a fault is found. No command changes anything.

# 1. endpoint: the uplink reaches the cloud
ip route get 203.0.113.4 from 198.51.100.62
# good: "dev" and the interface of your uplink, no cgw; an error where 198.51.100.62 is no address of this router
ping -n -c 3 -W 2 -I 198.51.100.62 203.0.113.4
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good
ip route get 203.0.113.6 from 198.51.100.62
# good: "dev" and the interface of your uplink, no cgw; an error where 198.51.100.62 is no address of this router
ping -n -c 3 -W 2 -I 198.51.100.62 203.0.113.6
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good

# 2. IKE: each tunnel has its phase 1
systemctl is-active strongswan
# good: active
swanctl --list-sas --ike vpn-0bbb3333cccc4444d-203_0_113_4
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 203.0.113.4[500]"
# good: "AES_GCM_16-256/PRF_HMAC_SHA2_512/ECP_521"
swanctl --list-sas --ike vpn-0bbb3333cccc4444d-203_0_113_6
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 203.0.113.6[500]"
# good: "AES_GCM_16-256/PRF_HMAC_SHA2_512/ECP_521"

# 3. ESP: each tunnel has its phase 2, and carries packets
swanctl --list-sas --child vpn-0bbb3333cccc4444d-203_0_113_4
# good: for 203.0.113.4 one line with "INSTALLED, TUNNEL, ESP:AES_GCM_16-256"; after it, from the first renewal on, /ECP_521
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 198.51.100.62 dst 203.0.113.4
ip -s xfrm state list nokeys src 203.0.113.4 dst 198.51.100.62
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw3
# good: "UP" and "mtu 1446"
ping -n -c 3 -W 2 -I cgw3 169.254.53.17
# good: "3 received"
swanctl --list-sas --child vpn-0bbb3333cccc4444d-203_0_113_6
# good: for 203.0.113.6 one line with "INSTALLED, TUNNEL, ESP:AES_GCM_16-256"; after it, from the first renewal on, /ECP_521
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 198.51.100.62 dst 203.0.113.6
ip -s xfrm state list nokeys src 203.0.113.6 dst 198.51.100.62
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw4
# good: "UP" and "mtu 1446"
ping -n -c 3 -W 2 -I cgw4 169.254.53.21
# good: "3 received"

# 4. routes: what is for the cloud enters the tunnels
networkctl --no-pager status cgw3
# good: "(configured)" and "60-vpn-0bbb3333cccc4444d-203_0_113_4.network", "169.254.53.18"
networkctl --no-pager status cgw4
# good: "(configured)" and "60-vpn-0bbb3333cccc4444d-203_0_113_6.network", "169.254.53.22"
sysctl net.ipv4.ip_forward net.ipv4.conf.cgw3.rp_filter net.ipv4.conf.cgw4.rp_filter
# good: "ip_forward = 1", "cgw3.rp_filter = 2", "cgw4.rp_filter = 2"
ip -4 route show proto bgp
# good: each network of the cloud, by cgw3 or cgw4

# 5. BGP: the sessions are up, and each side has the other one's networks
vtysh -c 'show bgp neighbors 169.254.53.17'
# good: "BGP state = Established", "remote AS 64563, local AS 65062"
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.53.17 advertised-routes'
# good: "10.120.0.0/16", and no other network
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.53.17 routes'
# good: the cloud's networks, and a default route only where you asked for it
vtysh -c 'show bgp neighbors 169.254.53.21'
# good: "BGP state = Established", "remote AS 64563, local AS 65062"
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.53.21 advertised-routes'
# good: "10.120.0.0/16", and no other network
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.53.21 routes'
# good: the cloud's networks, and a default route only where you asked for it

# 6. MTU: packets and TCP segments of full size pass
ping -n -c 3 -W 2 -M do -s 1418 -I cgw3 169.254.53.17
# good: "3 received": 1446 bytes pass whole
ping -n -c 3 -W 2 -M do -s 1418 -I cgw4 169.254.53.21
# good: "3 received": 1446 bytes pass whole
systemctl is-active vpn-0bbb3333cccc4444d-mss
# good: active
nft list table inet cgw-vpn-0bbb3333cccc4444d
# good: for "cgw3", of 1446 bytes, two rules with "maxseg size set 1406"
# good: for "cgw4", of 1446 bytes, two rules with "maxseg size set 1406"
