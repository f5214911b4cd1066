-- Takes the words of a burst for one message. KEYS: person, message, burst. ARGV: message id, '1' to take them even though
-- later messages have come. The words stay with the message until it is answered, so that a repeat gathers the same.
local words = redis.call('HGET', KEYS[2], 'words')
if words then
  return words
end
if ARGV[2] ~= '1' and redis.call('HGET', KEYS[1], 'last') ~= ARGV[1] then
  redis.call('HSET', KEYS[2], 'carried', '1')
  return ''
end
words = table.concat(redis.call('LRANGE', KEYS[3], 0, -1), '\30')
redis.call('DEL', KEYS[3])
redis.call('HSET', KEYS[2], words == '' and 'carried' or 'words', words == '' and '1' or words)
return words
