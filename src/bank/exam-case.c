/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-case.h"

typedef struct {
  char     *title;  /* (owned) */
  ExamText *text;   /* (owned) */
} Document;

struct _ExamCase
{
  gatomicrefcount ref_count;
  char           *id;         /* (owned) */
  char           *title;      /* (owned) (nullable) */
  char           *setting;    /* (owned) (nullable) */
  GArray         *documents;  /* (owned) (element-type Document) */
};

G_DEFINE_BOXED_TYPE (ExamCase, exam_case, exam_case_ref, exam_case_unref)

static void
document_clear (gpointer data)
{
  Document *document = data;

  g_free (document->title);
  exam_text_unref (document->text);
}

/**
 * exam_case_new:
 * @id: the case's id
 * @title: (nullable): what it is about
 * @setting: (nullable): inpatient, outpatient or emergency
 */
ExamCase *
exam_case_new (const char *id,
               const char *title,
               const char *setting)
{
  ExamCase *self;

  g_return_val_if_fail (id != NULL, NULL);

  self = g_new0 (ExamCase, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->setting = g_strdup (setting);
  self->documents = g_array_new (FALSE, FALSE, sizeof (Document));
  g_array_set_clear_func (self->documents, document_clear);
  return self;
}

ExamCase *
exam_case_ref (ExamCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
exam_case_unref (ExamCase *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->id);
  g_free (self->title);
  g_free (self->setting);
  g_array_unref (self->documents);
  g_free (self);
}

/**
 * exam_case_add_document:
 * @self: a case that no one shares yet
 * @title: the document's title
 * @text: (transfer none): what it says
 */
void
exam_case_add_document (ExamCase   *self,
                        const char *title,
                        ExamText   *text)
{
  Document document;

  g_return_if_fail (self != NULL);
  g_return_if_fail (title != NULL);
  g_return_if_fail (text != NULL);

  document = (Document) { g_strdup (title), exam_text_ref (text) };
  g_array_append_val (self->documents, document);
}

const char *
exam_case_get_id (const ExamCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->id;
}

const char *
exam_case_get_title (const ExamCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->title;
}

const char *
exam_case_get_setting (const ExamCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->setting;
}

guint
exam_case_get_n_documents (const ExamCase *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->documents->len;
}

const char *
exam_case_get_document_title (const ExamCase *self,
                              guint           index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->documents->len, NULL);
  return g_array_index (self->documents, Document, index).title;
}

ExamText *
exam_case_get_document_text (const ExamCase *self,
                             guint           index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->documents->len, NULL);
  return g_array_index (self->documents, Document, index).text;
}
