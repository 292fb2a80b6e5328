# Checks of vpn-00a7b6c5d4e3f2011, for root on the router, in the order in which a fault is found. No command changes anything.

# 1. endpoint: the uplink reaches the cloud
ip route get 192.0.2.55 from 10.0.0.2
# good: "dev" and the interface of your uplink, no cgw; an error where 10.0.0.2 is no address of this router
ping -n -c 3 -W 2 -I 10.0.0.2 192.0.2.55
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good
ip route get 192.0.2.155 from 10.0.0.2
# good: "dev" and the interface of your uplink, no cgw; an error where 10.0.0.2 is no address of this router
ping -n -c 3 -W 2 -I 10.0.0.2 192.0.2.155
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good

# 2. IKE: each tunnel has its phase 1
systemctl is-active strongswan
# good: active
swanctl --list-sas --ike vpn-00a7b6c5d4e3f2011-192_0_2_55
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 192.0.2.55[4500]"
# good: "AES_GCM_16-256/PRF_HMAC_SHA2_512/ECP_384"
swanctl --list-sas --ike vpn-00a7b6c5d4e3f2011-192_0_2_155
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 192.0.2.155[4500]"
# good: "AES_GCM_16-256/PRF_HMAC_SHA2_512/ECP_384"

# 3. ESP: each tunnel has its phase 2, and carries packets
swanctl --list-sas --child vpn-00a7b6c5d4e3f2011-192_0_2_55
# good: for 192.0.2.55 one line with "INSTALLED, TUNNEL-in-UDP, ESP:AES_GCM_16-256"; after it, from the first renewal on, /ECP_384
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 10.0.0.2 dst 192.0.2.55
ip -s xfrm state list nokeys src 192.0.2.55 dst 10.0.0.2
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw1
# good: "UP" and "mtu 1438"
ping -n -c 3 -W 2 -I cgw1 169.254.9.97
# good: "3 received"
swanctl --list-sas --child vpn-00a7b6c5d4e3f2011-192_0_2_155
# good: for 192.0.2.155 one line with "INSTALLED, TUNNEL-in-UDP, ESP:AES_GCM_16-256"; after it, from the first renewal on, /ECP_384
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 10.0.0.2 dst 192.0.2.155
ip -s xfrm state list nokeys src 192.0.2.155 dst 10.0.0.2
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw2
# good: "UP" and "mtu 1438"
ping -n -c 3 -W 2 -I cgw2 169.254.109.197
# good: "3 received"

# 4. routes: what is for the cloud enters the tunnels
networkctl --no-pager status cgw1
# good: "(configured)" and "60-vpn-00a7b6c5d4e3f2011-192_0_2_55.network", "169.254.9.98"
networkctl --no-pager status cgw2
# good: "(configured)" and "60-vpn-00a7b6c5d4e3f2011-192_0_2_155.network", "169.254.109.198"
sysctl net.ipv4.ip_forward net.ipv4.conf.cgw1.rp_filter net.ipv4.conf.cgw2.rp_filter
# good: "ip_forward = 1", "cgw1.rp_filter = 2", "cgw2.rp_filter = 2"
ip -4 route show proto bgp
# good: each network of the cloud, by cgw1 or cgw2

# 5. BGP: the sessions are up, and each side has the other one's networks
vtysh -c 'show bgp neighbors 169.254.9.97'
# good: "BGP state = Established", "remote AS 64577, local AS 65077"
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.9.97 advertised-routes'
# good: "10.110.0.0/16", and no other network
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.9.97 routes'
# good: the cloud's networks, and a default route only where you asked for it
vtysh -c 'show bgp neighbors 169.254.109.197'
# good: "BGP state = Established", "remote AS 64577, local AS 65077"
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.109.197 advertised-routes'
# good: "10.110.0.0/16", and no other network
vtysh -c 'show bgp ipv4 unicast neighbors 169.254.109.197 routes'
# good: the cloud's networks, and a default route only where you asked for it

# 6. MTU: packets and TCP segments of full size pass
ping -n -c 3 -W 2 -M do -s 1410 -I cgw1 169.254.9.97
# good: "3 received": 1438 bytes pass whole
ping -n -c 3 -W 2 -M do -s 1410 -I cgw2 169.254.109.197
# good: "3 received": 1438 bytes pass whole
systemctl is-active vpn-00a7b6c5d4e3f2011-mss
# good: active
nft list table inet cgw-vpn-00a7b6c5d4e3f2011
# good: for "cgw1", of 1438 bytes, two rules with "maxseg size set 1398"
# good: for "cgw2", of 1438 bytes, two rules with "maxseg size set 1398"
