#!lua flags=allow-oom
-- Takes the heads of up to so many ready conversations, going round over the accounts.
-- ARGV: prefix, token, lease in ms, limit.
-- Returns per claim: event id, failed attempts before or false, stored form. The n-th claim, from 1, has the
-- lease token-n.

local PROMOTED_AT_ONCE = 256
local token, ends, limit = ARGV[2], now + tonumber(ARGV[3]), tonumber(ARGV[4])

local function promote()
    local due = redis.call('ZRANGE', DUE, '-inf', now, 'BYSCORE', 'LIMIT', 0, PROMOTED_AT_ONCE)
    if #due == 0 then
        return
    end
    redis.call('ZREM', DUE, unpack(due))
    redis.call('HDEL', LEASES, unpack(due))
    for _, conversation in ipairs(due) do
        make_ready(conversation)
    end
end

-- The account goes to the end of the round if it has more.
local function next_conversation()
    local account = redis.call('ZPOPMIN', ACCOUNTS)[1]
    if not account then
        return nil
    end
    local next_two = redis.call('ZRANGE', ready_of(account), 0, 1)
    if #next_two > 0 then
        redis.call('ZREM', ready_of(account), next_two[1])
    end
    if #next_two > 1 then
        redis.call('ZADD', ACCOUNTS, next_turn(), account)
    end
    return next_two[1] or next_conversation()
end

local function take(conversation, place)
    redis.call('HSET', LEASES, conversation, token .. '-' .. place)
    redis.call('ZADD', DUE, ends, conversation)
    return redis.call('HGET', ATTEMPTS, conversation)
end

-- An event that was erased while it was claimed has left its place in the lane; the lane goes on without it.
local function drop_head(conversation)
    redis.call('LPOP', lane_of(conversation))
    redis.call('HDEL', ATTEMPTS, conversation)
    if advance(conversation) then
        make_ready(conversation)
    end
end

promote()
local answer, place = {}, 1
while place <= limit do
    local conversation = next_conversation()
    if not conversation then
        break
    end
    local head = redis.call('LINDEX', lane_of(conversation), 0)
    local stored = head and redis.call('HGET', EVENTS, id_of(head))
    if stored then
        answer[#answer + 1] = id_of(head)
        answer[#answer + 1] = take(conversation, place)
        answer[#answer + 1] = stored
        place = place + 1
    else
        drop_head(conversation)
    end
end
return answer
