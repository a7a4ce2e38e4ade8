#!lua flags=allow-oom
-- Lets parked conversations of an account go on, those parked first before the others.
-- ARGV: prefix, account, how many at most.
-- Returns how many there were, and how many are left.

local account = ARGV[2]
local parked = parked_of(account)
local found = redis.call('ZRANGE', parked, 0, tonumber(ARGV[3]) - 1)
for _, conversation in ipairs(found) do
    redis.call('ZREM', parked, conversation)
    redis.call('DECRBY', PARKED_EVENTS, redis.call('LLEN', lane_of(conversation)))
    if advance(conversation) then
        make_ready(conversation)
    end
end
local left = redis.call('ZCARD', parked)
if left == 0 then
    redis.call('ZREM', PARKED, account)
end
return {#found, left}
