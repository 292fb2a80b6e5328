# Checks of vpn-0c1a2b3d4e5f60733, for root on the router, in the order in which a fault is found. No command changes anything.

# 1. endpoint: the uplink reaches the cloud
ip route get 203.0.113.121 from 198.51.100.23
# good: "dev" and the interface of your uplink, no cgw; an error where 198.51.100.23 is no address of this router
ping -n -c 3 -W 2 -I 198.51.100.23 203.0.113.121
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good
ip route get 203.0.113.122 from 198.51.100.23
# good: "dev" and the interface of your uplink, no cgw; an error where 198.51.100.23 is no address of this router
ping -n -c 3 -W 2 -I 198.51.100.23 203.0.113.122
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good

# 2. IKE: each tunnel has its phase 1
systemctl is-active strongswan
# good: active
swanctl --list-sas --ike vpn-0c1a2b3d4e5f60733-203_0_113_121
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 203.0.113.121[500]"
# good: "AES_GCM_16-256/PRF_HMAC_SHA2_512/ECP_521"
swanctl --list-sas --ike vpn-0c1a2b3d4e5f60733-203_0_113_122
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 203.0.113.122[500]"
# good: "AES_GCM_16-256/PRF_HMAC_SHA2_512/ECP_521"

# 3. ESP: each tunnel has its phase 2, and carries packets
swanctl --list-sas --child vpn-0c1a2b3d4e5f60733-203_0_113_121
# good: for 203.0.113.121 one line with "INSTALLED, TUNNEL, ESP:AES_GCM_16-256"; after it, from the first renewal on, /ECP_521
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 198.51.100.23 dst 203.0.113.121
ip -s xfrm state list nokeys src 203.0.113.121 dst 198.51.100.23
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw1
# good: "UP" and "mtu 1446"
ping -n -c 3 -W 2 -I cgw1 169.254.121.1
# good: "3 received"
swanctl --list-sas --child vpn-0c1a2b3d4e5f60733-203_0_113_122
# good: for 203.0.113.122 one line with "INSTALLED, TUNNEL, ESP:AES_GCM_16-256"; after it, from the first renewal on, /ECP_521
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 198.51.100.23 dst 203.0.113.122
ip -s xfrm state list nokeys src 203.0.113.122 dst 198.51.100.23
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw2
# good: "UP" and "mtu 1446"
ping -n -c 3 -W 2 -I cgw2 169.254.122.1
# good: "3 received"

# 4. routes: what is for the cloud enters the tunnels
networkctl --no-pager status cgw1
# good: "(configured)" and "60-vpn-0c1a2b3d4e5f60733-203_0_113_121.network", "169.254.121.2"
networkctl --no-pager status cgw2
# good: "(configured)" and "60-vpn-0c1a2b3d4e5f60733-203_0_113_122.network", "169.254.122.2"
sysctl net.ipv4.ip_forward net.ipv4.conf.cgw1.rp_filter net.ipv4.conf.cgw2.rp_filter
# good: "ip_forward = 1", "cgw1.rp_filter = 2", "cgw2.rp_filter = 2"
systemctl is-active vpn-0c1a2b3d4e5f60733-failover
# good: active
ip -4 route show 172.23.0.0/16
# good: "metric 50" for cgw1 while it is up, else cgw2; below it "metric 100" and "metric 200", for the time without a tunnel
ip route get 172.23.0.0
# good: "dev", with cgw1 while it is up, else cgw2

# 5. MTU: packets and TCP segments of full size pass
ping -n -c 3 -W 2 -M do -s 1418 -I cgw1 169.254.121.1
# good: "3 received": 1446 bytes pass whole
ping -n -c 3 -W 2 -M do -s 1418 -I cgw2 169.254.122.1
# good: "3 received": 1446 bytes pass whole
systemctl is-active vpn-0c1a2b3d4e5f60733-mss
# good: active
nft list table inet cgw-vpn-0c1a2b3d4e5f60733
# good: for "cgw1", of 1446 bytes, two rules with "maxseg size set 1406"
# good: for "cgw2", of 1446 bytes, two rules with "maxseg size set 1406"
