#!lua
-- Stores the events of one delivery, or none of them.
-- ARGV: prefix, dedupe window in ms, bound, then per event: id, conversation, time of receipt, stored form.
-- Returns: conversations made ready, or -1 if the queue is full; then the places of the duplicates, from 0.
--
-- The ids seen are kept in slices of time. A slice is a number of small hashes, small enough for Redis to
-- keep each as one packed block; a slice that fills up or has lasted half a window is followed by another,
-- and its hashes vanish a window after its end.

local SLICES = prefix .. 'slices'
local SLICE_COUNT = prefix .. 'slice'
local FEWEST_HASHES, GROWTH, IDS_PER_HASH = 64, 8, 64
local window, bound = tonumber(ARGV[2]), tonumber(ARGV[3])

local function slice_from(text)
    local number, hashes, closes, ends = string.match(text, '(%d+) (%d+) (%d+) (%d+)')
    return {number = number, hashes = tonumber(hashes), closes = tonumber(closes), ends = tonumber(ends)}
end

local function hashes_for(ids)
    local hashes = FEWEST_HASHES
    while hashes * IDS_PER_HASH < ids do
        hashes = hashes * GROWTH
    end
    return hashes
end

local function open_slice(hashes)
    local closes = now + math.ceil(window / 2)
    local number = redis.call('INCR', prefix .. 'slicenumber')
    local text = string.format('%d %d %.0f %.0f', number, hashes, closes, closes + window)
    redis.call('RPUSH', SLICES, text)
    redis.call('SET', SLICE_COUNT, 0)
    return slice_from(text)
end

-- The first slice is the oldest. Only the last one is written to.
local function live_slices()
    local slices = {}
    for _, text in ipairs(redis.call('LRANGE', SLICES, 0, -1)) do
        local slice = slice_from(text)
        if slice.ends > now then
            slices[#slices + 1] = slice
        end
    end
    return slices
end

local function hash_of(slice, id)
    local a, b, c = string.byte(id, 1, 3)
    return prefix .. 'd' .. slice.number .. ':' .. (((a * 256 + b) * 256 + c) % slice.hashes)
end

local function is_known(slices, id)
    for place = #slices, 1, -1 do
        if redis.call('HEXISTS', hash_of(slices[place], id), id) == 1 then
            return true
        end
    end
    -- A parked event may outlive the window.
    return redis.call('HEXISTS', EVENTS, id) == 1
end

local function remember(slice, id)
    local hash = hash_of(slice, id)
    redis.call('HSET', hash, id, '')
    if redis.call('HLEN', hash) == 1 then
        redis.call('PEXPIREAT', hash, string.format('%.0f', slice.ends))
    end
end

local function drop_dead_slices()
    local oldest = redis.call('LINDEX', SLICES, 0)
    while oldest and slice_from(oldest).ends <= now do
        redis.call('LPOP', SLICES)
        oldest = redis.call('LINDEX', SLICES, 0)
    end
end

local function slice_to_write(slices)
    local last = slices[#slices]
    if not last then
        drop_dead_slices()
        return open_slice(FEWEST_HASHES)
    end
    local count = tonumber(redis.call('GET', SLICE_COUNT) or 0)
    if count >= last.hashes * IDS_PER_HASH then
        return open_slice(last.hashes * GROWTH)
    end
    if last.closes <= now then
        drop_dead_slices()
        return open_slice(hashes_for(count))
    end
    return last
end

local function append(id, conversation, receipt, stored)
    redis.call('HSET', EVENTS, id, stored)
    if redis.call('RPUSH', lane_of(conversation), id .. receipt) == 1 then
        redis.call('ZADD', HEADS, receipt, conversation)
        make_ready(conversation)
        return 1
    end
    if redis.call('ZSCORE', parked_of(account_of(conversation)), conversation) then
        redis.call('INCR', PARKED_EVENTS)
    end
    return 0
end

local slices = live_slices()
local answer, fresh, in_this_call = {0}, {}, {}
for place = 4, #ARGV, 4 do
    local id = ARGV[place]
    if in_this_call[id] or is_known(slices, id) then
        answer[#answer + 1] = (place - 4) / 4
    else
        in_this_call[id] = true
        fresh[#fresh + 1] = place
    end
end
if #fresh == 0 then
    return answer
end
if redis.call('HLEN', EVENTS) + #fresh > bound then
    return {-1}
end

local slice = slice_to_write(slices)
for _, place in ipairs(fresh) do
    remember(slice, ARGV[place])
    answer[1] = answer[1] + append(ARGV[place], ARGV[place + 1], ARGV[place + 2], ARGV[place + 3])
end
redis.call('INCRBY', SLICE_COUNT, #fresh)
return answer
