#!lua flags=no-writes
-- How full the queue is.
-- ARGV: prefix.
-- Returns events waiting, events parked, and the age in ms of the oldest waiting one, or -1.
--
-- There is no index by age; it would cost every event. Those are asked whose turn is next and those that come
-- back first and last, which finds the oldest unless very many conversations are at work.

local ASKED = 200
local oldest = now + 1

local function ask(conversation)
    local head = redis.call('LINDEX', LANE .. conversation, 0)
    if head and redis.call('HEXISTS', EVENTS, string.sub(head, 1, 16)) == 1 then
        oldest = math.min(oldest, tonumber(string.sub(head, 17)))
    end
end

local function ask_due(members)
    for _, member in ipairs(members) do
        ask(string.match(member, '^%S+'))
    end
end

for _, conversation in ipairs(redis.call('LRANGE', ROUND, 0, ASKED - 1)) do
    ask(conversation)
end
ask_due(redis.call('ZRANGE', DUE, 0, ASKED - 1))
ask_due(redis.call('ZRANGE', DUE, -ASKED, -1))

local parked = tonumber(redis.call('GET', PARKED_EVENTS) or 0)
local waiting = redis.call('HLEN', EVENTS) - parked
return {waiting, parked, oldest <= now and now - oldest or (waiting > 0 and 0 or -1)}
