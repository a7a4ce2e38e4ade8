#!lua flags=allow-oom
-- Lets parked conversations of an account go on, those parked first before the others.
-- ARGV: prefix, account, how many at most.
-- Returns how many there were, and how many are left.

local account = ARGV[2]
local parked = PARKED_OF .. account
local found = redis.call('ZPOPMIN', parked, ARGV[3])
local ready = {}
for place = 1, #found, 2 do
    redis.call('DECRBY', PARKED_EVENTS, redis.call('LLEN', LANE .. found[place]))
    ready[#ready + 1] = found[place]
end
make_all_ready(ready)
local left = redis.call('ZCARD', parked)
if left == 0 then
    redis.call('ZREM', PARKED, account)
end
return {#found / 2, left}
