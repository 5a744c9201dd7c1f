/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/codes/exam-code-desk.h"

#include "codes/exam-code-memo.h"
#include "record/exam-code-books.h"

/**
 * ExamCodeDesk:
 *
 * The code books as they are now, open before one who writes a bank, and what was looked up in them. For one thread at a time; when
 * the books change, it takes a new one.
 */
struct _ExamCodeDesk
{
  GObject parent_instance;

  /* Owned */
  ExamCodeBooks *books;
  ExamCodeMemo  *memo;
};

G_DEFINE_FINAL_TYPE (ExamCodeDesk, exam_code_desk, G_TYPE_OBJECT)

static void
exam_code_desk_finalize (GObject *object)
{
  ExamCodeDesk *self = EXAM_CODE_DESK (object);

  g_clear_pointer (&self->memo, exam_code_memo_free);
  g_clear_pointer (&self->books, exam_code_books_close);
  G_OBJECT_CLASS (exam_code_desk_parent_class)->finalize (object);
}

static void
exam_code_desk_class_init (ExamCodeDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = exam_code_desk_finalize;
}

static void
exam_code_desk_init (ExamCodeDesk *self)
{
}

/**
 * exam_code_desk_new:
 * @folder: where the code books are
 *
 * Returns: (transfer full) (nullable): a desk with them; %NULL where there are none, or none that can be read
 */
ExamCodeDesk *
exam_code_desk_new (const char *folder)
{
  ExamCodeBooks *books;
  ExamCodeLookup lookup;
  ExamCodeDesk *self;

  g_return_val_if_fail (folder != NULL, NULL);

  books = exam_code_books_open_read_only (folder, NULL);
  if (books == NULL)
    return NULL;

  self = g_object_new (EXAM_TYPE_CODE_DESK, NULL);
  self->books = books;
  lookup = exam_code_books_get_lookup (books);
  self->memo = exam_code_memo_new (&lookup);
  return self;
}

/** Returns: where codes are looked up, for as long as the desk lives */
ExamCodeLookup
exam_code_desk_get_lookup (ExamCodeDesk *self)
{
  g_return_val_if_fail (EXAM_IS_CODE_DESK (self), ((ExamCodeLookup) { 0 }));
  return exam_code_memo_get_lookup (self->memo);
}

/**
 * exam_code_desk_dup_title:
 * @self: a desk
 * @system: (nullable): a system of codes, as banks name it
 * @code: a code, perhaps one that is being typed
 *
 * Returns: (transfer full) (nullable): what the newest book says that it means
 */
char *
exam_code_desk_dup_title (ExamCodeDesk *self,
                          const char   *system,
                          const char   *code)
{
  ExamCodeLookup lookup;
  ExamCodeSystem known;
  g_autofree char *normal = NULL;
  g_autoptr (GArray) years = NULL;
  g_autoptr (ExamCodeEntry) entry = NULL;

  g_return_val_if_fail (EXAM_IS_CODE_DESK (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  if (system == NULL || *code == '\0')
    return NULL;
  lookup = exam_code_desk_get_lookup (self);
  known = exam_code_system_from_name (system);
  years = lookup.list_years (known, lookup.user_data);
  if (years == NULL || years->len == 0)
    return NULL;
  normal = exam_code_normalize (code);
  entry = lookup.find (known, g_array_index (years, guint, 0), normal, lookup.user_data);
  return entry != NULL ? g_strdup (entry->title) : NULL;
}
