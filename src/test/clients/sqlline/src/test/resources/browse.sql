!set outputformat csv
!tables
!columns conversations
!primarykeys conversations
!indexes conversations
!importedkeys conversations
!procedures
!typeinfo
!dbinfo
!metadata getSchemas
!metadata getTableTypes
!nativesql SELECT 1
!list
