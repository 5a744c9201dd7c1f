/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-author-page-private.h"

/* The code books, where there are any: each code of the bank is looked up, and shows what it means. */

/* Returns: (transfer full) (nullable): NULL where no books are installed: then nobody asked for codes to be looked up */
static ExamCodeDesk *
open_desk (ExamAuthorPage *self)
{
  const GPtrArray *books = exam_code_store_get_books (exam_context_get_code_store (self->context));

  if (books == NULL || books->len == 0)
    return NULL;
  return exam_code_desk_new (exam_context_get_code_books (self->context));
}

/* One desk for the thread of the inspector, and one for the form. */
static void
open_books (ExamAuthorPage *self)
{
  g_autoptr (ExamCodeDesk) desk = NULL;

  if (self->inspector == NULL)
    return;
  g_clear_object (&self->desk);
  self->desk = open_desk (self);
  desk = self->desk != NULL ? open_desk (self) : NULL;
  if (desk != NULL)
    {
      ExamCodeLookup lookup = exam_code_desk_get_lookup (desk);

      exam_bank_inspector_set_books (self->inspector, G_OBJECT (desk), &lookup);
    }
  else
    exam_bank_inspector_set_books (self->inspector, NULL, NULL);
}

/** Opens the code books for the bank that is shown, and again whenever they change. */
void
exam_author_page_open_books (ExamAuthorPage *self)
{
  ExamCodeStore *store = exam_context_get_code_store (self->context);

  g_signal_handlers_disconnect_by_func (store, open_books, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (open_books), self, G_CONNECT_SWAPPED);
  open_books (self);
}

/** Returns: (transfer full) (nullable): what a code means, where the books know it */
char *
exam_author_page_dup_code_title (ExamAuthorPage *self,
                                 const char     *system,
                                 const char     *code)
{
  return self->desk != NULL ? exam_code_desk_dup_title (self->desk, system, code) : NULL;
}
