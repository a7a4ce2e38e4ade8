#!lua
-- Stores the events of one delivery, or none of them.
-- ARGV: prefix, dedupe window in ms, bound, then per event: id, conversation, time of receipt, stored form.
-- Returns: conversations made ready, or -1 if the queue is full; then the places of the duplicates, from 0.

local bound = tonumber(ARGV[3])

local function append(id, conversation, receipt, stored)
    redis.call('HSET', EVENTS, id, stored)
    if redis.call('RPUSH', LANE .. conversation, id .. receipt) == 1 then
        make_ready(conversation)
        return 1
    end
    if redis.call('ZSCORE', PARKED_OF .. account_of(conversation), conversation) then
        redis.call('INCR', PARKED_EVENTS)
    end
    return 0
end

local answer, fresh, in_this_call = {0}, {}, {}
for place = 4, #ARGV, 4 do
    local id = ARGV[place]
    if in_this_call[id] or is_known(id) then
        answer[#answer + 1] = (place - 4) / 4
    else
        in_this_call[id] = true
        fresh[#fresh + 1] = place
    end
end
if #fresh > 0 and redis.call('HLEN', EVENTS) + #fresh > bound then
    return {-1}
end
for _, place in ipairs(fresh) do
    remember(ARGV[place])
    answer[1] = answer[1] + append(ARGV[place], ARGV[place + 1], ARGV[place + 2], ARGV[place + 3])
end
return answer
