# Checks of vpn-0600dcafe61626364, for root on the router, in the order in which a fault is found. No command changes anything.

# 1. endpoint: the uplink reaches the cloud
ip route get 198.51.100.6 from 203.0.113.66
# good: "dev" and the interface of your uplink, no cgw; an error where 203.0.113.66 is no address of this router
ping -n -c 3 -W 2 -I 203.0.113.66 198.51.100.6
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good
ip route get 198.51.100.106 from 203.0.113.66
# good: "dev" and the interface of your uplink, no cgw; an error where 203.0.113.66 is no address of this router
ping -n -c 3 -W 2 -I 203.0.113.66 198.51.100.106
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good

# 2. IKE: each tunnel has its phase 1
systemctl is-active strongswan
# good: active
swanctl --list-sas --ike vpn-0600dcafe61626364-198_51_100_6
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 198.51.100.6[500]"
# good: "AES_GCM_16-256/PRF_HMAC_SHA2_512/ECP_521"
swanctl --list-sas --ike vpn-0600dcafe61626364-198_51_100_106
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 198.51.100.106[500]"
# good: "AES_GCM_16-256/PRF_HMAC_SHA2_512/ECP_521"

# 3. ESP: each tunnel has its phase 2, and carries packets
swanctl --list-sas --child vpn-0600dcafe61626364-198_51_100_6
# good: for 198.51.100.6 one line with "INSTALLED, TUNNEL, ESP:AES_GCM_16-256"; after it, from the first renewal on, /ECP_521
# good: "local  ::/0", "remote ::/0"
ip -s xfrm state list nokeys src 203.0.113.66 dst 198.51.100.6
ip -s xfrm state list nokeys src 198.51.100.6 dst 203.0.113.66
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw1
# good: "UP" and "mtu 1446"
ping -n -c 3 -W 2 -I cgw1 fd7c:41d2:90ab:cd00:3b2:9d10:77aa:4e51
# good: "3 received"
swanctl --list-sas --child vpn-0600dcafe61626364-198_51_100_106
# good: for 198.51.100.106 one line with "INSTALLED, TUNNEL, ESP:AES_GCM_16-256"; after it, from the first renewal on, /ECP_521
# good: "local  ::/0", "remote ::/0"
ip -s xfrm state list nokeys src 203.0.113.66 dst 198.51.100.106
ip -s xfrm state list nokeys src 198.51.100.106 dst 203.0.113.66
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw2
# good: "UP" and "mtu 1446"
ping -n -c 3 -W 2 -I cgw2 fd7c:41d2:90ab:cd00:3b2:9d10:77aa:9b1d
# good: "3 received"

# 4. routes: what is for the cloud enters the tunnels
networkctl --no-pager status cgw1
# good: "(configured)" and "60-vpn-0600dcafe61626364-198_51_100_6.network", "fd7c:41d2:90ab:cd00:3b2:9d10:77aa:4e52"
networkctl --no-pager status cgw2
# good: "(configured)" and "60-vpn-0600dcafe61626364-198_51_100_106.network", "fd7c:41d2:90ab:cd00:3b2:9d10:77aa:9b1e"
sysctl net.ipv6.conf.all.forwarding
# good: "forwarding = 1"
ip -6 route show proto bgp
# good: each network of the cloud, by cgw1 or cgw2

# 5. BGP: the sessions are up, and each side has the other one's networks
vtysh -c 'show bgp neighbors fd7c:41d2:90ab:cd00:3b2:9d10:77aa:4e51'
# good: "BGP state = Established", "remote AS 64606, local AS 65060"
vtysh -c 'show bgp ipv6 unicast neighbors fd7c:41d2:90ab:cd00:3b2:9d10:77aa:4e51 advertised-routes'
# good: "2001:db8:a100::/48", and no other network
vtysh -c 'show bgp ipv6 unicast neighbors fd7c:41d2:90ab:cd00:3b2:9d10:77aa:4e51 routes'
# good: the cloud's networks, and a default route only where you asked for it
vtysh -c 'show bgp neighbors fd7c:41d2:90ab:cd00:3b2:9d10:77aa:9b1d'
# good: "BGP state = Established", "remote AS 64606, local AS 65060"
vtysh -c 'show bgp ipv6 unicast neighbors fd7c:41d2:90ab:cd00:3b2:9d10:77aa:9b1d advertised-routes'
# good: "2001:db8:a100::/48", and no other network
vtysh -c 'show bgp ipv6 unicast neighbors fd7c:41d2:90ab:cd00:3b2:9d10:77aa:9b1d routes'
# good: the cloud's networks, and a default route only where you asked for it

# 6. MTU: packets and TCP segments of full size pass
ping -n -c 3 -W 2 -M do -s 1398 -I cgw1 fd7c:41d2:90ab:cd00:3b2:9d10:77aa:4e51
# good: "3 received": 1446 bytes pass whole
ping -n -c 3 -W 2 -M do -s 1398 -I cgw2 fd7c:41d2:90ab:cd00:3b2:9d10:77aa:9b1d
# good: "3 received": 1446 bytes pass whole
systemctl is-active vpn-0600dcafe61626364-mss
# good: active
nft list table inet cgw-vpn-0600dcafe61626364
# good: for "cgw1", of 1446 bytes, two rules with "maxseg size set 1386"
# good: for "cgw2", of 1446 bytes, two rules with "maxseg size set 1386"
