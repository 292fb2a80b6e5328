# Checks of vpn-0c1a2b3d4e5f60755, for root on the router, in the order in which a fault is found. No command changes anything.

# 1. endpoint: the uplink reaches the cloud
ip route get 203.0.113.171 from 198.51.100.27
# good: "dev" and the interface of your uplink, no cgw; an error where 198.51.100.27 is no address of this router
ping -n -c 3 -W 2 -I 198.51.100.27 203.0.113.171
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good
ip route get 203.0.113.172 from 198.51.100.27
# good: "dev" and the interface of your uplink, no cgw; an error where 198.51.100.27 is no address of this router
ping -n -c 3 -W 2 -I 198.51.100.27 203.0.113.172
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good

# 2. IKE: each tunnel has its phase 1
systemctl is-active strongswan
# good: active
swanctl --list-sas --ike vpn-0c1a2b3d4e5f60755-203_0_113_171
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 203.0.113.171[500]"
# good: "AES_GCM_16-256/PRF_HMAC_SHA2_384/ECP_384"
swanctl --list-sas --ike vpn-0c1a2b3d4e5f60755-203_0_113_172
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 203.0.113.172[500]"
# good: "AES_GCM_16-256/PRF_HMAC_SHA2_384/ECP_384"

# 3. ESP: each tunnel has its phase 2, and carries packets
swanctl --list-sas --child vpn-0c1a2b3d4e5f60755-203_0_113_171
# good: for 203.0.113.171 one line with "INSTALLED, TUNNEL, ESP:AES_GCM_16-256"; after it, from the first renewal on, /ECP_384
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 198.51.100.27 dst 203.0.113.171
ip -s xfrm state list nokeys src 203.0.113.171 dst 198.51.100.27
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw1
# good: "UP" and "mtu 1446"
ping -n -c 3 -W 2 -I cgw1 169.254.171.1
# good: "3 received"
swanctl --list-sas --child vpn-0c1a2b3d4e5f60755-203_0_113_172
# good: for 203.0.113.172 one line with "INSTALLED, TUNNEL, ESP:AES_GCM_16-256"; after it, from the first renewal on, /ECP_384
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 198.51.100.27 dst 203.0.113.172
ip -s xfrm state list nokeys src 203.0.113.172 dst 198.51.100.27
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw2
# good: "UP" and "mtu 1446"
ping -n -c 3 -W 2 -I cgw2 169.254.172.1
# good: "3 received"

# 4. routes: what is for the cloud enters the tunnels
networkctl --no-pager status cgw1
# good: "(configured)" and "60-vpn-0c1a2b3d4e5f60755-203_0_113_171.network", "169.254.171.2"
networkctl --no-pager status cgw2
# good: "(configured)" and "60-vpn-0c1a2b3d4e5f60755-203_0_113_172.network", "169.254.172.2"
sysctl net.ipv4.ip_forward net.ipv4.conf.cgw1.rp_filter net.ipv4.conf.cgw2.rp_filter
# good: "ip_forward = 1", "cgw1.rp_filter = 2", "cgw2.rp_filter = 2"
ip -4 route show proto bgp
# good: each network of the cloud, by cgw1 or cgw2

# 5. BGP: the sessions are up, and each side has the other one's networks
vtysh -c 'show bgp neighbors 169.254.171.1'
# good: "BGP state = Established", "remote AS 64512, local AS 65027"
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.171.1 advertised-routes'
# good: "10.27.0.0/16", and no other network
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.171.1 routes'
# good: the cloud's networks, and a default route only where you asked for it
vtysh -c 'show bgp neighbors 169.254.172.1'
# good: "BGP state = Established", "remote AS 64512, local AS 65027"
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.172.1 advertised-routes'
# good: "10.27.0.0/16", and no other network
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.172.1 routes'
# good: the cloud's networks, and a default route only where you asked for it

# 6. MTU: packets and TCP segments of full size pass
ping -n -c 3 -W 2 -M do -s 1418 -I cgw1 169.254.171.1
# good: "3 received": 1446 bytes pass whole
ping -n -c 3 -W 2 -M do -s 1418 -I cgw2 169.254.172.1
# good: "3 received": 1446 bytes pass whole
systemctl is-active vpn-0c1a2b3d4e5f60755-mss
# good: active
nft list table inet cgw-vpn-0c1a2b3d4e5f60755
# good: for "cgw1", of 1446 bytes, two rules with "maxseg size set 1406"
# good: for "cgw2", of 1446 bytes, two rules with "maxseg size set 1406"
