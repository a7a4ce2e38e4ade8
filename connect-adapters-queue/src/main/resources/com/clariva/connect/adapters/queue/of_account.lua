#!lua flags=no-writes
-- The events of an account, in whatever state its conversations are.
-- ARGV: prefix, account, a time in ms, how many at most.
-- Returns the ids of those received before that time.
--
-- Conversations that are claimed, delayed or next in the round are not kept by account; all of those are looked through, which is
-- for work that is rare.

local account, before, limit = ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local answer = {}

local function add_from(conversation)
    for _, entry in ipairs(redis.call('LRANGE', LANE .. conversation, 0, -1)) do
        if #answer >= limit then
            return
        end
        local id = string.sub(entry, 1, 16)
        if tonumber(string.sub(entry, 17)) < before and redis.call('HEXISTS', EVENTS, id) == 1 then
            answer[#answer + 1] = id
        end
    end
end

local function add_from_all(conversations)
    for _, conversation in ipairs(conversations) do
        add_from(conversation)
    end
end

local function add_from_due()
    local cursor = '0'
    repeat
        local page = redis.call('ZSCAN', DUE, cursor, 'MATCH', account .. '/*', 'COUNT', 1000)
        cursor = page[1]
        for place = 1, #page[2], 2 do
            add_from_all({string.match(page[2][place], '^%S+')})
        end
    until cursor == '0' or #answer >= limit
end

local function add_from_round()
    if redis.call('HEXISTS', BEHIND, account) == 0 then
        return
    end
    for _, conversation in ipairs(redis.call('LRANGE', ROUND, 0, -1)) do
        if account_of(conversation) == account then
            add_from(conversation)
            return
        end
    end
end

add_from_round()
add_from_all(redis.call('LRANGE', READY .. account, 0, -1))
add_from_all(redis.call('ZRANGE', PARKED_OF .. account, 0, -1))
add_from_due()
return answer
