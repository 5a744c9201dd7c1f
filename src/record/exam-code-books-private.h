/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-code-books.h"
#include "record/exam-database.h"

G_BEGIN_DECLS

/* Rows of a book lie side by side: the ids of its codes and notes begin with its own. */
#define EXAM_CODE_BOOK_SHIFT 24
#define EXAM_CODE_BOOK_FIRST(book) ((gint64) (book) << EXAM_CODE_BOOK_SHIFT)
#define EXAM_CODE_BOOK_LAST(book) (EXAM_CODE_BOOK_FIRST ((book) + 1) - 1)

/* The columns that exam_code_books_take_entry() takes. */
#define EXAM_CODE_ENTRY_COLUMNS "code.code, code.kind, code.title, code.added_on, code.ended_on"

struct _ExamCodeBooks
{
  ExamDatabase *database;   /* (owned) (nullable) none as long as no book was added */
};

/* exam-code-books.c */
gboolean exam_code_books_get_id (ExamCodeBooks *self,
                                 ExamCodeSystem system,
                                 guint          year,
                                 gint64        *id,
                                 GError       **error);
sqlite3_stmt *exam_code_books_query (ExamCodeBooks *self,
                                     GError       **error,
                                     const char    *sql,
                                     const char    *types,
                                     ...);
ExamCodeEntry *exam_code_books_take_entry (sqlite3_stmt  *statement,
                                           ExamCodeSystem system,
                                           guint          year);

/* exam-code-books-removing.c */
gboolean exam_code_books_remove_codes (ExamCodeBooks *self,
                                       gint64         book,
                                       GError       **error);
gboolean exam_code_books_remove_notes (ExamCodeBooks *self,
                                       gint64         book,
                                       GError       **error);
gboolean exam_code_books_remove_tables (ExamCodeBooks *self,
                                        gint64         book,
                                        GError       **error);

/* exam-code-schema.c */
gboolean exam_code_schema_apply (ExamDatabase *database,
                                 GError      **error);
gboolean exam_code_schema_check (ExamDatabase *database,
                                 GError      **error);

G_END_DECLS
