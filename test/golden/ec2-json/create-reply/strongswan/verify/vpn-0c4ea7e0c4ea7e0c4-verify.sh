# Checks of vpn-0c4ea7e0c4ea7e0c4, for root on the router, in the order in which a fault is found. No command changes anything.

# 1. endpoint: the uplink reaches the cloud
ip route get 192.0.2.71 from 203.0.113.71
# good: "dev" and the interface of your uplink, no cgw; an error where 203.0.113.71 is no address of this router
ping -n -c 3 -W 2 -I 203.0.113.71 192.0.2.71
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good
ip route get 192.0.2.171 from 203.0.113.71
# good: "dev" and the interface of your uplink, no cgw; an error where 203.0.113.71 is no address of this router
ping -n -c 3 -W 2 -I 203.0.113.71 192.0.2.171
# good: "3 received"; not every endpoint answers pings, so silence is no fault where check 2 is good

# 2. IKE: each tunnel has its phase 1
systemctl is-active strongswan
# good: active
swanctl --list-sas --ike vpn-0c4ea7e0c4ea7e0c4-192_0_2_71
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 192.0.2.71[500]"
# good: "AES_CBC-128/HMAC_SHA1_96/PRF_HMAC_SHA1/MODP_1024"
swanctl --list-sas --ike vpn-0c4ea7e0c4ea7e0c4-192_0_2_171
# good: one line with "ESTABLISHED, IKEv2", two only while it is renewed; where there is none, journalctl -u strongswan says why
# good: "@ 192.0.2.171[500]"
# good: "AES_CBC-128/HMAC_SHA1_96/PRF_HMAC_SHA1/MODP_1024"

# 3. ESP: each tunnel has its phase 2, and carries packets
swanctl --list-sas --child vpn-0c4ea7e0c4ea7e0c4-192_0_2_71
# good: for 192.0.2.71 one line with "INSTALLED, TUNNEL, ESP:AES_CBC-128/HMAC_SHA1_96"; after it, from the first renewal on, /MODP_1024
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 203.0.113.71 dst 192.0.2.71
ip -s xfrm state list nokeys src 192.0.2.71 dst 203.0.113.71
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw1
# good: "UP" and "mtu 1438"
ping -n -c 3 -W 2 -I cgw1 169.254.131.241
# good: "3 received"
swanctl --list-sas --child vpn-0c4ea7e0c4ea7e0c4-192_0_2_171
# good: for 192.0.2.171 one line with "INSTALLED, TUNNEL, ESP:AES_CBC-128/HMAC_SHA1_96"; after it, from the first renewal on, /MODP_1024
# good: "local  0.0.0.0/0", "remote 0.0.0.0/0"
ip -s xfrm state list nokeys src 203.0.113.71 dst 192.0.2.171
ip -s xfrm state list nokeys src 192.0.2.171 dst 203.0.113.71
# good: "proto esp" and "mode tunnel" in both directions, with bytes that grow
ip -s link show dev cgw2
# good: "UP" and "mtu 1438"
ping -n -c 3 -W 2 -I cgw2 169.254.231.41
# good: "3 received"

# 4. routes: what is for the cloud enters the tunnels
networkctl --no-pager status cgw1
# good: "(configured)" and "60-vpn-0c4ea7e0c4ea7e0c4-192_0_2_71.network", "169.254.131.242"
networkctl --no-pager status cgw2
# good: "(configured)" and "60-vpn-0c4ea7e0c4ea7e0c4-192_0_2_171.network", "169.254.231.42"
sysctl net.ipv4.ip_forward net.ipv4.conf.cgw1.rp_filter net.ipv4.conf.cgw2.rp_filter
# good: "ip_forward = 1", "cgw1.rp_filter = 2", "cgw2.rp_filter = 2"
systemctl is-active vpn-0c4ea7e0c4ea7e0c4-failover
# good: active
ip -4 route show 172.16.0.0/16
# good: "metric 50" for cgw1 while it is up, else cgw2; below it "metric 100" and "metric 200", for the time without a tunnel
ip route get 172.16.0.0
# good: "dev", with cgw1 while it is up, else cgw2

# 5. MTU: packets and TCP segments of full size pass
ping -n -c 3 -W 2 -M do -s 1410 -I cgw1 169.254.131.241
# good: "3 received": 1438 bytes pass whole
ping -n -c 3 -W 2 -M do -s 1410 -I cgw2 169.254.231.41
# good: "3 received": 1438 bytes pass whole
systemctl is-active vpn-0c4ea7e0c4ea7e0c4-mss
# good: active
nft list table inet cgw-vpn-0c4ea7e0c4ea7e0c4
# good: for "cgw1", of 1438 bytes, two rules with "maxseg size set 1398"
# good: for "cgw2", of 1438 bytes, two rules with "maxseg size set 1398"
