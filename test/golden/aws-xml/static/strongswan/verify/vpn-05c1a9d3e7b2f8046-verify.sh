# Checks of vpn-05c1a9d3e7b2f8046, for root on the router, in the order in which a fault is found. No command changes anything.

# 1. endpoint: the uplink reaches the cloud
ip route get 198.51.100.26 from 192.0.2.77
# good: "dev" and the interface of your uplink, no cgw; an error where 192.0.2.77 is no address of this router
ping -n -c 3 -W 2 -I 192.0.2.77 198.51.100.26
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good
ip route get 198.51.100.201 from 192.0.2.77
# good: "dev" and the interface of your uplink, no cgw; an error where 192.0.2.77 is no address of this router
ping -n -c 3 -W 2 -I 192.0.2.77 198.51.100.201
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good

# 2. IKE: each tunnel has its phase 1
systemctl is-active strongswan
# good: active
swanctl --list-sas --ike vpn-05c1a9d3e7b2f8046-198_51_100_26
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 198.51.100.26[500]"
# good: "AES_CBC-128/HMAC_SHA1_96/PRF_HMAC_SHA1/MODP_1024"
swanctl --list-sas --ike vpn-05c1a9d3e7b2f8046-198_51_100_201
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 198.51.100.201[500]"
# good: "AES_CBC-128/HMAC_SHA1_96/PRF_HMAC_SHA1/MODP_1024"

# 3. ESP: each tunnel has its phase 2, and carries packets
swanctl --list-sas --child vpn-05c1a9d3e7b2f8046-198_51_100_26
# good: for 198.51.100.26 one line with "INSTALLED, TUNNEL, ESP:AES_CBC-128/HMAC_SHA1_96"; after it, from the first renewal on, /MODP_1024
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 192.0.2.77 dst 198.51.100.26
ip -s xfrm state list nokeys src 198.51.100.26 dst 192.0.2.77
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw1
# good: "UP" and "mtu 1438"
ping -n -c 3 -W 2 -I cgw1 169.254.203.221
# good: "3 received"
swanctl --list-sas --child vpn-05c1a9d3e7b2f8046-198_51_100_201
# good: for 198.51.100.201 one line with "INSTALLED, TUNNEL, ESP:AES_CBC-128/HMAC_SHA1_96"; after it, from the first renewal on, /MODP_1024
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 192.0.2.77 dst 198.51.100.201
ip -s xfrm state list nokeys src 198.51.100.201 dst 192.0.2.77
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw2
# good: "UP" and "mtu 1438"
ping -n -c 3 -W 2 -I cgw2 169.254.61.13
# good: "3 received"

# 4. routes: what is for the cloud enters the tunnels
networkctl --no-pager status cgw1
# good: "(configured)" and "60-vpn-05c1a9d3e7b2f8046-198_51_100_26.network", "169.254.203.222"
networkctl --no-pager status cgw2
# good: "(configured)" and "60-vpn-05c1a9d3e7b2f8046-198_51_100_201.network", "169.254.61.14"
sysctl net.ipv4.ip_forward net.ipv4.conf.cgw1.rp_filter net.ipv4.conf.cgw2.rp_filter
# good: "ip_forward = 1", "cgw1.rp_filter = 2", "cgw2.rp_filter = 2"
systemctl is-active vpn-05c1a9d3e7b2f8046-failover
# good: active
ip -4 route show 172.31.0.0/16
# good: "metric 50" for cgw1 while it is up, else cgw2; below it "metric 100" and "metric 200", for the time without a tunnel
ip route get 172.31.0.0
# good: "dev", with cgw1 while it is up, else cgw2

# 5. MTU: packets and TCP segments of full size pass
ping -n -c 3 -W 2 -M do -s 1410 -I cgw1 169.254.203.221
# good: "3 received": 1438 bytes pass whole
ping -n -c 3 -W 2 -M do -s 1410 -I cgw2 169.254.61.13
# good: "3 received": 1438 bytes pass whole
systemctl is-active vpn-05c1a9d3e7b2f8046-mss
# good: active
nft list table inet cgw-vpn-05c1a9d3e7b2f8046
# good: for "cgw1", of 1438 bytes, two rules with "maxseg size set 1398"
# good: for "cgw2", of 1438 bytes, two rules with "maxseg size set 1398"
