package ai.whattalk.clients;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Arg;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.MapKey;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.session.RowBounds;

/** Queries in annotations; {@code ConversationMapper.xml} has the others. */
interface ConversationMapper {

  @Select("SELECT * FROM conversations WHERE id = #{id}")
  MappedConversation byId(String id);

  @Arg(column = "id", javaType = String.class, id = true)
  @Arg(column = "created_at", javaType = LocalDateTime.class)
  @Select("SELECT id, created_at FROM conversations WHERE created_at >= #{from} LIMIT #{limit}")
  List<Creation> createdFrom(@Param("from") LocalDateTime from, @Param("limit") int limit);

  @Select("SELECT COUNT(*) FROM conversations WHERE CAST(created_at AS DATE) = #{day}")
  long countOn(LocalDate day);

  @Select("SELECT id FROM conversations WHERE type = #{type} OR #{type} IS NULL")
  List<String> ids(@Param("type") String type);

  @Select("SELECT id FROM conversations ORDER BY message_count")
  List<String> idsWithin(RowBounds bounds);

  @Select("SELECT id, total_cost, ai_enabled, created_at FROM conversations WHERE id = #{id}")
  Map<String, Object> mapOf(String id);

  @MapKey("type")
  @Select("SELECT type, COUNT(*) AS conversations FROM conversations GROUP BY type")
  Map<String, Map<String, Object>> byType();

  @Options(fetchSize = 10, timeout = 20)
  @Select("SELECT id FROM conversations")
  Cursor<String> scan();

  @Delete("DELETE FROM conversations WHERE id = #{id}")
  int delete(String id);

  /** In the XML. */
  List<MappedConversation> search(
      @Param("types") List<String> types,
      @Param("from") LocalDateTime from,
      @Param("to") LocalDateTime to,
      @Param("cost") BigDecimal cost,
      @Param("aiEnabled") Boolean aiEnabled);

  /** A row of two columns, made by its constructor. */
  record Creation(String id, LocalDateTime createdAt) {}
}
