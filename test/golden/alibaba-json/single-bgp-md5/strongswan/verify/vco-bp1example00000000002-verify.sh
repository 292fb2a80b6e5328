# Checks of vco-bp1example00000000002, for root on the router, in the order in which a fault is found. No command changes anything.

# 1. endpoint: the uplink reaches the cloud
ip route get 203.0.113.11 from 198.51.100.7
# good: "dev" and the interface of your uplink, no cgw; an error where 198.51.100.7 is no address of this router
ping -n -c 3 -W 2 -I 198.51.100.7 203.0.113.11
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good

# 2. IKE: each tunnel has its phase 1
systemctl is-active strongswan
# good: active
swanctl --list-sas --ike vco-bp1example00000000002-203_0_113_11
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 203.0.113.11[500]"
# good: "AES_CBC-256/HMAC_SHA2_512_256/PRF_HMAC_SHA2_512/MODP_2048"

# 3. ESP: each tunnel has its phase 2, and carries packets
swanctl --list-sas --child vco-bp1example00000000002-203_0_113_11
# good: for 203.0.113.11 one line with "INSTALLED, TUNNEL, ESP:AES_CBC-256/HMAC_SHA2_512_256"; after it, from the first renewal on, /MODP_2048
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 198.51.100.7 dst 203.0.113.11
ip -s xfrm state list nokeys src 203.0.113.11 dst 198.51.100.7
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw1
# good: "UP" and "mtu 1422"
ping -n -c 3 -W 2 -I cgw1 169.254.20.2
# good: "3 received"

# 4. routes: what is for the cloud enters the tunnels
networkctl --no-pager status cgw1
# good: "(configured)" and "60-vco-bp1example00000000002-203_0_113_11.network", "169.254.20.1"
sysctl net.ipv4.ip_forward net.ipv4.conf.cgw1.rp_filter
# good: "ip_forward = 1", "cgw1.rp_filter = 2"
ip -4 route show proto bgp
# good: each network of the cloud, by cgw1

# 5. BGP: the sessions are up, and each side has the other one's networks
vtysh -c 'show bgp neighbors 169.254.20.2'
# good: "BGP state = Established", "remote AS 45104, local AS 65020", "Peer Authentication Enabled"
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.20.2 advertised-routes'
# good: "10.20.0.0/16", and no other network
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.20.2 routes'
# good: the cloud's networks, and a default route only where you asked for it

# 6. MTU: packets and TCP segments of full size pass
ping -n -c 3 -W 2 -M do -s 1394 -I cgw1 169.254.20.2
# good: "3 received": 1422 bytes pass whole
systemctl is-active vco-bp1example00000000002-mss
# good: active
nft list table inet cgw-vco-bp1example00000000002
# good: for "cgw1", of 1422 bytes, two rules with "maxseg size set 1382"
