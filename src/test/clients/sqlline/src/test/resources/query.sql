-- Columns of each type.
!set outputformat csv
!set timestampFormat "yyyy-MM-dd HH:mm:ss"
SELECT id, message_count, total_cost, ai_enabled,
  created_at
FROM conversations
WHERE type = 'widget' AND message_count <= 2;
!set outputformat table
SELECT type, COUNT(*) AS conversations FROM conversations GROUP BY type;
!set outputformat json
SELECT MAX(total_cost) AS most FROM conversations;
!set rowlimit 2
!set incremental true
!set outputformat vertical
SELECT id FROM conversations;
