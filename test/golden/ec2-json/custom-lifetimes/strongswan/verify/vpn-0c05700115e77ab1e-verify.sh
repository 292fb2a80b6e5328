# Checks of vpn-0c05700115e77ab1e, for root on the router, in the order in which a fault is found. No command changes anything.

# 1. endpoint: the uplink reaches the cloud
ip route get 203.0.113.33 from 192.0.2.18
# good: "dev" and the interface of your uplink, no cgw; an error where 192.0.2.18 is no address of this router
ping -n -c 3 -W 2 -I 192.0.2.18 203.0.113.33
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good
ip route get 203.0.113.233 from 192.0.2.18
# good: "dev" and the interface of your uplink, no cgw; an error where 192.0.2.18 is no address of this router
ping -n -c 3 -W 2 -I 192.0.2.18 203.0.113.233
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good

# 2. IKE: each tunnel has its phase 1
systemctl is-active strongswan
# good: active
swanctl --list-sas --ike vpn-0c05700115e77ab1e-203_0_113_33
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 203.0.113.33[500]"
# good: "AES_CBC-256/HMAC_SHA2_384_192/PRF_HMAC_SHA2_384/ECP_384"
swanctl --list-sas --ike vpn-0c05700115e77ab1e-203_0_113_233
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 203.0.113.233[500]"
# good: "AES_CBC-256/HMAC_SHA2_384_192/PRF_HMAC_SHA2_384/ECP_384"

# 3. ESP: each tunnel has its phase 2, and carries packets
swanctl --list-sas --child vpn-0c05700115e77ab1e-203_0_113_33
# good: for 203.0.113.33 one line with "INSTALLED, TUNNEL, ESP:AES_CBC-256/HMAC_SHA2_384_192"; after it, from the first renewal on, /ECP_384
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 192.0.2.18 dst 203.0.113.33
ip -s xfrm state list nokeys src 203.0.113.33 dst 192.0.2.18
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw1
# good: "UP" and "mtu 1422"
ping -n -c 3 -W 2 -I cgw1 169.254.45.181
# good: "3 received"
swanctl --list-sas --child vpn-0c05700115e77ab1e-203_0_113_233
# good: for 203.0.113.233 one line with "INSTALLED, TUNNEL, ESP:AES_CBC-256/HMAC_SHA2_384_192"; after it, from the first renewal on, /ECP_384
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 192.0.2.18 dst 203.0.113.233
ip -s xfrm state list nokeys src 203.0.113.233 dst 192.0.2.18
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw2
# good: "UP" and "mtu 1422"
ping -n -c 3 -W 2 -I cgw2 169.254.245.81
# good: "3 received"

# 4. routes: what is for the cloud enters the tunnels
networkctl --no-pager status cgw1
# good: "(configured)" and "60-vpn-0c05700115e77ab1e-203_0_113_33.network", "169.254.45.182"
networkctl --no-pager status cgw2
# good: "(configured)" and "60-vpn-0c05700115e77ab1e-203_0_113_233.network", "169.254.245.82"
sysctl net.ipv4.ip_forward net.ipv4.conf.cgw1.rp_filter net.ipv4.conf.cgw2.rp_filter
# good: "ip_forward = 1", "cgw1.rp_filter = 2", "cgw2.rp_filter = 2"
ip -4 route show proto bgp
# good: each network of the cloud, by cgw1 or cgw2

# 5. BGP: the sessions are up, and each side has the other one's networks
vtysh -c 'show bgp neighbors 169.254.45.181'
# good: "BGP state = Established", "remote AS 64580, local AS 65180"
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.45.181 advertised-routes'
# good: "10.100.0.0/16", and no other network
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.45.181 routes'
# good: the cloud's networks, and a default route only where you asked for it
vtysh -c 'show bgp neighbors 169.254.245.81'
# good: "BGP state = Established", "remote AS 64580, local AS 65180"
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.245.81 advertised-routes'
# good: "10.100.0.0/16", and no other network
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.245.81 routes'
# good: the cloud's networks, and a default route only where you asked for it

# 6. MTU: packets and TCP segments of full size pass
ping -n -c 3 -W 2 -M do -s 1394 -I cgw1 169.254.45.181
# good: "3 received": 1422 bytes pass whole
ping -n -c 3 -W 2 -M do -s 1394 -I cgw2 169.254.245.81
# good: "3 received": 1422 bytes pass whole
systemctl is-active vpn-0c05700115e77ab1e-mss
# good: active
nft list table inet cgw-vpn-0c05700115e77ab1e
# good: for "cgw1", of 1422 bytes, two rules with "maxseg size set 1382"
# good: for "cgw2", of 1422 bytes, two rules with "maxseg size set 1382"
