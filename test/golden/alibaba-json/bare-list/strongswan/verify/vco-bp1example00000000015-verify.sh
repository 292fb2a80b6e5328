# Checks of vco-bp1example00000000015, for root on the router, in the order in which a fault is found. No command changes anything.

# 1. endpoint: the uplink reaches the cloud
ip route get 10.250.0.10 from 10.251.0.7
# good: "dev" and the interface of your uplink, no cgw; an error where 10.251.0.7 is no address of this router
ping -n -c 3 -W 2 -I 10.251.0.7 10.250.0.10
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good

# 2. IKE: each tunnel has its phase 1
systemctl is-active strongswan
# good: active
swanctl --list-sas --ike vco-bp1example00000000015-10_250_0_10
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 10.250.0.10[500]"
# good: "AES_CBC-256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048"

# 3. ESP: each tunnel has its phase 2, and carries packets
swanctl --list-sas --child vco-bp1example00000000015-10_250_0_10
# good: for 10.250.0.10 one line with "INSTALLED, TUNNEL, ESP:AES_CBC-256/HMAC_SHA2_256_128"; after it, from the first renewal on, /MODP_2048
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 10.251.0.7 dst 10.250.0.10
ip -s xfrm state list nokeys src 10.250.0.10 dst 10.251.0.7
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw1
# good: "UP" and "mtu 1438"

# 4. routes: what is for the cloud enters the tunnels
networkctl --no-pager status cgw1
# good: "(configured)" and "60-vco-bp1example00000000015-10_250_0_10.network", "169.254.49.2"
sysctl net.ipv4.ip_forward net.ipv4.conf.cgw1.rp_filter
# good: "ip_forward = 1", "cgw1.rp_filter = 2"
systemctl is-active vco-bp1example00000000015-failover
# good: active
ip -4 route show 172.26.0.0/16
# good: "metric 50" for cgw1; below it "metric 100", for the time without a tunnel
ip route get 172.26.0.0
# good: "dev", with cgw1

# 5. MTU: packets and TCP segments of full size pass
systemctl is-active vco-bp1example00000000015-mss
# good: active
nft list table inet cgw-vco-bp1example00000000015
# good: for "cgw1", of 1438 bytes, two rules with "maxseg size set 1398"
