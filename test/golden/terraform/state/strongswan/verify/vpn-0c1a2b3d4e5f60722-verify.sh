# Checks of vpn-0c1a2b3d4e5f60722, for root on the router, in the order in which a fault is found. No command changes anything.

# 1. endpoint: the uplink reaches the cloud
ip route get 203.0.113.111 from 198.51.100.21
# good: "dev" and the interface of your uplink, no cgw; an error where 198.51.100.21 is no address of this router
ping -n -c 3 -W 2 -I 198.51.100.21 203.0.113.111
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good
ip route get 203.0.113.112 from 198.51.100.21
# good: "dev" and the interface of your uplink, no cgw; an error where 198.51.100.21 is no address of this router
ping -n -c 3 -W 2 -I 198.51.100.21 203.0.113.112
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good

# 2. IKE: each tunnel has its phase 1
systemctl is-active strongswan
# good: active
swanctl --list-sas --ike vpn-0c1a2b3d4e5f60722-203_0_113_111
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 203.0.113.111[500]"
# good: "AES_GCM_16-256/PRF_HMAC_SHA2_384/ECP_384"
swanctl --list-sas --ike vpn-0c1a2b3d4e5f60722-203_0_113_112
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 203.0.113.112[500]"
# good: "AES_CBC-256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048"

# 3. ESP: each tunnel has its phase 2, and carries packets
swanctl --list-sas --child vpn-0c1a2b3d4e5f60722-203_0_113_111
# good: for 203.0.113.111 one line with "INSTALLED, TUNNEL, ESP:AES_GCM_16-256"; after it, from the first renewal on, /ECP_384
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 198.51.100.21 dst 203.0.113.111
ip -s xfrm state list nokeys src 203.0.113.111 dst 198.51.100.21
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw3
# good: "UP" and "mtu 1446"
ping -n -c 3 -W 2 -I cgw3 169.254.111.1
# good: "3 received"
swanctl --list-sas --child vpn-0c1a2b3d4e5f60722-203_0_113_112
# good: for 203.0.113.112 one line with "INSTALLED, TUNNEL, ESP:AES_CBC-256/HMAC_SHA2_256_128"; after it, from the first renewal on, /MODP_2048
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 198.51.100.21 dst 203.0.113.112
ip -s xfrm state list nokeys src 203.0.113.112 dst 198.51.100.21
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw4
# good: "UP" and "mtu 1438"
ping -n -c 3 -W 2 -I cgw4 169.254.112.1
# good: "3 received"

# 4. routes: what is for the cloud enters the tunnels
networkctl --no-pager status cgw3
# good: "(configured)" and "60-vpn-0c1a2b3d4e5f60722-203_0_113_111.network", "169.254.111.2"
networkctl --no-pager status cgw4
# good: "(configured)" and "60-vpn-0c1a2b3d4e5f60722-203_0_113_112.network", "169.254.112.2"
sysctl net.ipv4.ip_forward net.ipv4.conf.cgw3.rp_filter net.ipv4.conf.cgw4.rp_filter
# good: "ip_forward = 1", "cgw3.rp_filter = 2", "cgw4.rp_filter = 2"
ip -4 route show proto bgp
# good: each network of the cloud, by cgw3 or cgw4

# 5. BGP: the sessions are up, and each side has the other one's networks
vtysh -c 'show bgp neighbors 169.254.111.1'
# good: "BGP state = Established", "remote AS 64532, local AS 65021"
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.111.1 advertised-routes'
# good: "10.21.0.0/16", and no other network
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.111.1 routes'
# good: the cloud's networks, and a default route only where you asked for it
vtysh -c 'show bgp neighbors 169.254.112.1'
# good: "BGP state = Established", "remote AS 64532, local AS 65021"
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.112.1 advertised-routes'
# good: "10.21.0.0/16", and no other network
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.112.1 routes'
# good: the cloud's networks, and a default route only where you asked for it

# 6. MTU: packets and TCP segments of full size pass
ping -n -c 3 -W 2 -M do -s 1418 -I cgw3 169.254.111.1
# good: "3 received": 1446 bytes pass whole
ping -n -c 3 -W 2 -M do -s 1410 -I cgw4 169.254.112.1
# good: "3 received": 1438 bytes pass whole
systemctl is-active vpn-0c1a2b3d4e5f60722-mss
# good: active
nft list table inet cgw-vpn-0c1a2b3d4e5f60722
# good: for "cgw3", of 1446 bytes, two rules with "maxseg size set 1398"
# good: for "cgw4", of 1438 bytes, two rules with "maxseg size set 1398"
