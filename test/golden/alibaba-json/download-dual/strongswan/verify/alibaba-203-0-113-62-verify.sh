# Checks of alibaba-203-0-113-62, for root on the router, in the order in which a fault is found. No command changes anything.

# 1. endpoint: the uplink reaches the cloud
ip route get 203.0.113.62 from 198.51.100.7
# good: "dev" and the interface of your uplink, no cgw; an error where 198.51.100.7 is no address of this router
ping -n -c 3 -W 2 -I 198.51.100.7 203.0.113.62
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good
ip route get 203.0.113.63 from 198.51.100.7
# good: "dev" and the interface of your uplink, no cgw; an error where 198.51.100.7 is no address of this router
ping -n -c 3 -W 2 -I 198.51.100.7 203.0.113.63
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good

# 2. IKE: each tunnel has its phase 1
systemctl is-active strongswan
# good: active
swanctl --list-sas --ike alibaba-203-0-113-62-203_0_113_62
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 203.0.113.62[500]"
# good: "AES_CBC-256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048"
swanctl --list-sas --ike alibaba-203-0-113-62-203_0_113_63
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 203.0.113.63[500]"
# good: "AES_CBC-256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048"

# 3. ESP: each tunnel has its phase 2, and carries packets
swanctl --list-sas --child alibaba-203-0-113-62-203_0_113_62
# good: for 203.0.113.62 one line with "INSTALLED, TUNNEL, ESP:AES_CBC-256/HMAC_SHA2_256_128"; after it, from the first renewal on, /MODP_2048
# good: "local  10.26.0.0/16", "remote 172.21.0.0/16"
ip -s xfrm state list nokeys src 198.51.100.7 dst 203.0.113.62
ip -s xfrm state list nokeys src 203.0.113.62 dst 198.51.100.7
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw1
# good: "UP" and "mtu 1438"
swanctl --list-sas --child alibaba-203-0-113-62-203_0_113_63
# good: for 203.0.113.63 one line with "INSTALLED, TUNNEL, ESP:AES_CBC-256/HMAC_SHA2_256_128"; after it, from the first renewal on, /MODP_2048
# good: "local  10.26.0.0/16", "remote 172.21.0.0/16"
ip -s xfrm state list nokeys src 198.51.100.7 dst 203.0.113.63
ip -s xfrm state list nokeys src 203.0.113.63 dst 198.51.100.7
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw2
# good: "UP" and "mtu 1438"

# 4. routes: what is for the cloud enters the tunnels
networkctl --no-pager status cgw1
# good: "(configured)" and "60-alibaba-203-0-113-62-203_0_113_62.network", "169.254.43.2"
networkctl --no-pager status cgw2
# good: "(configured)" and "60-alibaba-203-0-113-62-203_0_113_63.network", "169.254.43.6"
sysctl net.ipv4.ip_forward net.ipv4.conf.cgw1.rp_filter net.ipv4.conf.cgw2.rp_filter
# good: "ip_forward = 1", "cgw1.rp_filter = 2", "cgw2.rp_filter = 2"
systemctl is-active alibaba-203-0-113-62-failover
# good: active
ip -4 route show 172.21.0.0/16
# good: "metric 50" for cgw1 while it is up, else cgw2; below it "metric 100" and "metric 200", for the time without a tunnel
ip route get 172.21.0.0
# good: "dev", with cgw1 while it is up, else cgw2

# 5. MTU: packets and TCP segments of full size pass
systemctl is-active alibaba-203-0-113-62-mss
# good: active
nft list table inet cgw-alibaba-203-0-113-62
# good: for "cgw1", of 1438 bytes, two rules with "maxseg size set 1398"
# good: for "cgw2", of 1438 bytes, two rules with "maxseg size set 1398"
