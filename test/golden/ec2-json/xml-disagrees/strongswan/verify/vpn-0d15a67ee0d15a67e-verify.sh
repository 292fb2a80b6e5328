# Checks of vpn-0d15a67ee0d15a67e, for root on the router, in the order in which a fault is found. No command changes anything.

# 1. endpoint: the uplink reaches the cloud
ip route get 198.51.100.43 from 192.0.2.99
# good: "dev" and the interface of your uplink, no cgw; an error where 192.0.2.99 is no address of this router
ping -n -c 3 -W 2 -I 192.0.2.99 198.51.100.43
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good
ip route get 198.51.100.143 from 192.0.2.99
# good: "dev" and the interface of your uplink, no cgw; an error where 192.0.2.99 is no address of this router
ping -n -c 3 -W 2 -I 192.0.2.99 198.51.100.143
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good

# 2. IKE: each tunnel has its phase 1
systemctl is-active strongswan
# good: active
swanctl --list-sas --ike vpn-0d15a67ee0d15a67e-198_51_100_43
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 198.51.100.43[500]"
# good: "AES_CBC-256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048"
swanctl --list-sas --ike vpn-0d15a67ee0d15a67e-198_51_100_143
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 198.51.100.143[500]"
# good: "AES_GCM_16-256/PRF_HMAC_SHA2_512/ECP_521"

# 3. ESP: each tunnel has its phase 2, and carries packets
swanctl --list-sas --child vpn-0d15a67ee0d15a67e-198_51_100_43
# good: for 198.51.100.43 one line with "INSTALLED, TUNNEL, ESP:AES_CBC-256/HMAC_SHA2_256_128"; after it, from the first renewal on, /MODP_4096
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 192.0.2.99 dst 198.51.100.43
ip -s xfrm state list nokeys src 198.51.100.43 dst 192.0.2.99
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw1
# good: "UP" and "mtu 1438"
ping -n -c 3 -W 2 -I cgw1 169.254.71.73
# good: "3 received"
swanctl --list-sas --child vpn-0d15a67ee0d15a67e-198_51_100_143
# good: for 198.51.100.143 one line with "INSTALLED, TUNNEL, ESP:AES_GCM_16-256"; after it, from the first renewal on, /MODP_4096
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 192.0.2.99 dst 198.51.100.143
ip -s xfrm state list nokeys src 198.51.100.143 dst 192.0.2.99
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw2
# good: "UP" and "mtu 1446"
ping -n -c 3 -W 2 -I cgw2 169.254.171.173
# good: "3 received"

# 4. routes: what is for the cloud enters the tunnels
networkctl --no-pager status cgw1
# good: "(configured)" and "60-vpn-0d15a67ee0d15a67e-198_51_100_43.network", "169.254.71.74"
networkctl --no-pager status cgw2
# good: "(configured)" and "60-vpn-0d15a67ee0d15a67e-198_51_100_143.network", "169.254.171.174"
sysctl net.ipv4.ip_forward net.ipv4.conf.cgw1.rp_filter net.ipv4.conf.cgw2.rp_filter
# good: "ip_forward = 1", "cgw1.rp_filter = 2", "cgw2.rp_filter = 2"
ip -4 route show proto bgp
# good: each network of the cloud, by cgw1 or cgw2

# 5. BGP: the sessions are up, and each side has the other one's networks
vtysh -c 'show bgp neighbors 169.254.71.73'
# good: "BGP state = Established", "remote AS 64643, local AS 65143"
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.71.73 advertised-routes'
# good: "10.130.0.0/16", and no other network
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.71.73 routes'
# good: the cloud's networks, and a default route only where you asked for it
vtysh -c 'show bgp neighbors 169.254.171.173'
# good: "BGP state = Established", "remote AS 64643, local AS 65143"
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.171.173 advertised-routes'
# good: "10.130.0.0/16", and no other network
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.171.173 routes'
# good: the cloud's networks, and a default route only where you asked for it

# 6. MTU: packets and TCP segments of full size pass
ping -n -c 3 -W 2 -M do -s 1410 -I cgw1 169.254.71.73
# good: "3 received": 1438 bytes pass whole
ping -n -c 3 -W 2 -M do -s 1418 -I cgw2 169.254.171.173
# good: "3 received": 1446 bytes pass whole
systemctl is-active vpn-0d15a67ee0d15a67e-mss
# good: active
nft list table inet cgw-vpn-0d15a67ee0d15a67e
# good: for "cgw1", of 1438 bytes, two rules with "maxseg size set 1398"
# good: for "cgw2", of 1446 bytes, two rules with "maxseg size set 1398"
