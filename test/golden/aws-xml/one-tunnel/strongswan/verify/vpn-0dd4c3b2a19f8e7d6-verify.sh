# Checks of vpn-0dd4c3b2a19f8e7d6, for root on the router, in the order in which a fault is found. No command changes anything.

# 1. endpoint: the uplink reaches the cloud
ip route get 192.0.2.146 from 203.0.113.90
# good: "dev" and the interface of your uplink, no cgw; an error where 203.0.113.90 is no address of this router
ping -n -c 3 -W 2 -I 203.0.113.90 192.0.2.146
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good

# 2. IKE: each tunnel has its phase 1
systemctl is-active strongswan
# good: active
swanctl --list-sas --ike vpn-0dd4c3b2a19f8e7d6-192_0_2_146
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 192.0.2.146[500]"
# good: "AES_CBC-128/HMAC_SHA1_96/PRF_HMAC_SHA1/MODP_1024"

# 3. ESP: each tunnel has its phase 2, and carries packets
swanctl --list-sas --child vpn-0dd4c3b2a19f8e7d6-192_0_2_146
# good: for 192.0.2.146 one line with "INSTALLED, TUNNEL, ESP:AES_CBC-128/HMAC_SHA1_96"; after it, from the first renewal on, /MODP_1024
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 203.0.113.90 dst 192.0.2.146
ip -s xfrm state list nokeys src 192.0.2.146 dst 203.0.113.90
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw1
# good: "UP" and "mtu 1438"
ping -n -c 3 -W 2 -I cgw1 169.254.77.49
# good: "3 received"

# 4. routes: what is for the cloud enters the tunnels
networkctl --no-pager status cgw1
# good: "(configured)" and "60-vpn-0dd4c3b2a19f8e7d6-192_0_2_146.network", "169.254.77.50"
sysctl net.ipv4.ip_forward net.ipv4.conf.cgw1.rp_filter
# good: "ip_forward = 1", "cgw1.rp_filter = 2"
ip -4 route show proto bgp
# good: each network of the cloud, by cgw1

# 5. BGP: the sessions are up, and each side has the other one's networks
vtysh -c 'show bgp neighbors 169.254.77.49'
# good: "BGP state = Established", "remote AS 64701, local AS 65105"
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.77.49 advertised-routes'
# good: "10.30.0.0/16", and no other network
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.77.49 routes'
# good: the cloud's networks, and a default route only where you asked for it

# 6. MTU: packets and TCP segments of full size pass
ping -n -c 3 -W 2 -M do -s 1410 -I cgw1 169.254.77.49
# good: "3 received": 1438 bytes pass whole
systemctl is-active vpn-0dd4c3b2a19f8e7d6-mss
# good: active
nft list table inet cgw-vpn-0dd4c3b2a19f8e7d6
# good: for "cgw1", of 1438 bytes, two rules with "maxseg size set 1398"
