#!lua flags=no-writes
-- How full the queue is.
-- ARGV: prefix.
-- Returns events waiting, events parked, and the age in ms of the oldest waiting one, or -1.

local parked = tonumber(redis.call('GET', PARKED_EVENTS) or 0)
local oldest = redis.call('ZRANGE', HEADS, 0, 0, 'WITHSCORES')[2]
local age = oldest and math.max(0, now - tonumber(oldest)) or -1
return {redis.call('HLEN', EVENTS) - parked, parked, age}
