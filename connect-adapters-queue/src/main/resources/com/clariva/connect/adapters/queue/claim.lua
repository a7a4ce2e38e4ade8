#!lua flags=allow-oom
-- Takes the heads of up to so many ready conversations, going round over the accounts.
-- ARGV: prefix, token, lease in ms, limit.
-- Returns per claim: event id, failed attempts before or false, stored form. The n-th claim, from 1, has the
-- lease token-n.

local PROMOTED_AT_ONCE = 256
local token, ends, limit = ARGV[2], now + tonumber(ARGV[3]), tonumber(ARGV[4])

local function promote()
    local due = redis.call('ZRANGE', DUE, '-inf', now, 'BYSCORE', 'LIMIT', 0, PROMOTED_AT_ONCE)
    if #due > 0 then
        redis.call('ZREM', DUE, unpack(due))
    end
    for _, member in ipairs(due) do
        make_ready(string.match(member, '^%S+'))
    end
end

-- The account goes to the end of the round if it has more.
local function next_conversation()
    local account = redis.call('LPOP', ACCOUNTS)
    if not account then
        return nil
    end
    local conversation = redis.call('LPOP', READY .. account)
    if redis.call('EXISTS', READY .. account) == 1 then
        redis.call('RPUSH', ACCOUNTS, account)
    end
    return conversation
end

local function drop_erased_head(conversation)
    redis.call('LPOP', LANE .. conversation)
    redis.call('HDEL', ATTEMPTS, conversation)
    if redis.call('EXISTS', LANE .. conversation) == 1 then
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
    local id = string.sub(redis.call('LINDEX', LANE .. conversation, 0), 1, 16)
    local stored = redis.call('HGET', EVENTS, id)
    if stored then
        redis.call('ZADD', DUE, ends, conversation .. ' ' .. token .. '-' .. place)
        answer[#answer + 1] = id
        answer[#answer + 1] = redis.call('HGET', ATTEMPTS, conversation)
        answer[#answer + 1] = stored
        place = place + 1
    else
        drop_erased_head(conversation)
    end
end
return answer
