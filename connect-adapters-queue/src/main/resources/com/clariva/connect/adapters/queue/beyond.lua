#!lua flags=no-writes
-- The newest parked events of an account, beyond a number of older ones.
-- ARGV: prefix, account, that number, how many at most.
-- Returns per event, the newest first: event id, stored form.

local parked, bound, limit = PARKED_OF .. ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local conversations = redis.call('ZRANGE', parked, 0, -1)

local total = 0
for _, conversation in ipairs(conversations) do
    total = total + redis.call('LLEN', LANE .. conversation)
end
local wanted = math.min(limit, total - bound)
if wanted <= 0 then
    return {}
end

-- Within a lane the later entry is the newer; between lanes the time of receipt says which.
local tails = {}
for _, conversation in ipairs(conversations) do
    for place, entry in ipairs(redis.call('LRANGE', LANE .. conversation, -wanted, -1)) do
        tails[#tails + 1] = {id = string.sub(entry, 1, 16), at = tonumber(string.sub(entry, 17)), place = place}
    end
end
table.sort(tails, function(one, other)
    if one.at ~= other.at then
        return one.at > other.at
    end
    if one.place ~= other.place then
        return one.place > other.place
    end
    return one.id > other.id
end)

local answer = {}
for n = 1, math.min(wanted, #tails) do
    answer[#answer + 1] = tails[n].id
    answer[#answer + 1] = redis.call('HGET', EVENTS, tails[n].id)
end
return answer
