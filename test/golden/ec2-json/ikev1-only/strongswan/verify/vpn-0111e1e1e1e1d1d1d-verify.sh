# Checks of vpn-0111e1e1e1e1d1d1d, for root on the router, in the order in which a fault is found. No command changes anything.

# 1. endpoint: the uplink reaches the cloud
ip route get 203.0.113.111 from 192.0.2.201
# good: "dev" and the interface of your uplink, no cgw; an error where 192.0.2.201 is no address of this router
ping -n -c 3 -W 2 -I 192.0.2.201 203.0.113.111
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good
ip route get 203.0.113.221 from 192.0.2.201
# good: "dev" and the interface of your uplink, no cgw; an error where 192.0.2.201 is no address of this router
ping -n -c 3 -W 2 -I 192.0.2.201 203.0.113.221
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good

# 2. IKE: each tunnel has its phase 1
systemctl is-active strongswan
# good: active
swanctl --list-sas --ike vpn-0111e1e1e1e1d1d1d-203_0_113_111
# good: one line with "ESTABLISHED, IKEv1", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 203.0.113.111[500]"
# good: "AES_CBC-256/HMAC_SHA2_512_256/", then the PRF, then "/ECP_521"
swanctl --list-sas --ike vpn-0111e1e1e1e1d1d1d-203_0_113_221
# good: one line with "ESTABLISHED, IKEv1", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 203.0.113.221[500]"
# good: "AES_CBC-256/HMAC_SHA2_512_256/", then the PRF, then "/ECP_521"

# 3. ESP: each tunnel has its phase 2, and carries packets
swanctl --list-sas --child vpn-0111e1e1e1e1d1d1d-203_0_113_111
# good: for 203.0.113.111 one line with "INSTALLED, TUNNEL, ESP:AES_GCM_16-256", then "/ECP_521"
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 192.0.2.201 dst 203.0.113.111
ip -s xfrm state list nokeys src 203.0.113.111 dst 192.0.2.201
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw1
# good: "UP" and "mtu 1446"
ping -n -c 3 -W 2 -I cgw1 169.254.11.105
# good: "3 received"
swanctl --list-sas --child vpn-0111e1e1e1e1d1d1d-203_0_113_221
# good: for 203.0.113.221 one line with "INSTALLED, TUNNEL, ESP:AES_GCM_16-256", then "/ECP_521"
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 192.0.2.201 dst 203.0.113.221
ip -s xfrm state list nokeys src 203.0.113.221 dst 192.0.2.201
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw2
# good: "UP" and "mtu 1446"
ping -n -c 3 -W 2 -I cgw2 169.254.211.45
# good: "3 received"

# 4. routes: what is for the cloud enters the tunnels
networkctl --no-pager status cgw1
# good: "(configured)" and "60-vpn-0111e1e1e1e1d1d1d-203_0_113_111.network", "169.254.11.106"
networkctl --no-pager status cgw2
# good: "(configured)" and "60-vpn-0111e1e1e1e1d1d1d-203_0_113_221.network", "169.254.211.46"
sysctl net.ipv4.ip_forward net.ipv4.conf.cgw1.rp_filter net.ipv4.conf.cgw2.rp_filter
# good: "ip_forward = 1", "cgw1.rp_filter = 2", "cgw2.rp_filter = 2"
ip -4 route show proto bgp
# good: each network of the cloud, by cgw1 or cgw2

# 5. BGP: the sessions are up, and each side has the other one's networks
vtysh -c 'show bgp neighbors 169.254.11.105'
# good: "BGP state = Established", "remote AS 64811, local AS 65111"
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.11.105 advertised-routes'
# good: "10.70.0.0/16", and no other network
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.11.105 routes'
# good: the cloud's networks, and a default route only where you asked for it
vtysh -c 'show bgp neighbors 169.254.211.45'
# good: "BGP state = Established", "remote AS 64811, local AS 65111"
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.211.45 advertised-routes'
# good: "10.70.0.0/16", and no other network
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.211.45 routes'
# good: the cloud's networks, and a default route only where you asked for it

# 6. MTU: packets and TCP segments of full size pass
ping -n -c 3 -W 2 -M do -s 1418 -I cgw1 169.254.11.105
# good: "3 received": 1446 bytes pass whole
ping -n -c 3 -W 2 -M do -s 1418 -I cgw2 169.254.211.45
# good: "3 received": 1446 bytes pass whole
systemctl is-active vpn-0111e1e1e1e1d1d1d-mss
# good: active
nft list table inet cgw-vpn-0111e1e1e1e1d1d1d
# good: for "cgw1", of 1446 bytes, two rules with "maxseg size set 1406"
# good: for "cgw2", of 1446 bytes, two rules with "maxseg size set 1406"
