/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/codes/exam-code-item.h"

#include <glib/gi18n.h>

/* A code, category, section or chapter, for a list. */
struct _ExamCodeItem
{
  GObject parent_instance;

  ExamCodeSystem system;
  guint          year;
  char          *id;     /* (owned) */
  char          *name;   /* (owned) */
  char          *title;  /* (owned) */
  ExamCodeKind   kind;
};

G_DEFINE_FINAL_TYPE (ExamCodeItem, exam_code_item, G_TYPE_OBJECT)

static void
exam_code_item_finalize (GObject *object)
{
  ExamCodeItem *self = EXAM_CODE_ITEM (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->title);
  G_OBJECT_CLASS (exam_code_item_parent_class)->finalize (object);
}

static void
exam_code_item_class_init (ExamCodeItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = exam_code_item_finalize;
}

static void
exam_code_item_init (ExamCodeItem *self)
{
}

ExamCodeItem *
exam_code_item_new (ExamCodeSystem       system,
                    guint                year,
                    const ExamCodePlace *place)
{
  ExamCodeItem *self = g_object_new (EXAM_TYPE_CODE_ITEM, NULL);

  self->system = system;
  self->year = year;
  self->id = g_strdup (place->id);
  self->name = g_strdup (place->name);
  self->title = g_strdup (place->title);
  self->kind = place->kind;
  return self;
}

ExamCodeSystem
exam_code_item_get_system (ExamCodeItem *self)
{
  g_return_val_if_fail (EXAM_IS_CODE_ITEM (self), EXAM_CODE_SYSTEM_OTHER);
  return self->system;
}

guint
exam_code_item_get_year (ExamCodeItem *self)
{
  g_return_val_if_fail (EXAM_IS_CODE_ITEM (self), 0);
  return self->year;
}

/** Returns: what exam_code_article_load() takes */
const char *
exam_code_item_get_id (ExamCodeItem *self)
{
  g_return_val_if_fail (EXAM_IS_CODE_ITEM (self), NULL);
  return self->id;
}

/** Returns: what is printed for it, such as "E11.9" */
const char *
exam_code_item_get_name (ExamCodeItem *self)
{
  g_return_val_if_fail (EXAM_IS_CODE_ITEM (self), NULL);
  return self->name;
}

const char *
exam_code_item_get_title (ExamCodeItem *self)
{
  g_return_val_if_fail (EXAM_IS_CODE_ITEM (self), NULL);
  return self->title;
}

/** Returns: whether it is nothing that can be reported */
gboolean
exam_code_item_is_heading (ExamCodeItem *self)
{
  g_return_val_if_fail (EXAM_IS_CODE_ITEM (self), FALSE);
  return self->kind == EXAM_CODE_HEADER;
}

/** Returns: (transfer full): what a screen reader says of it */
char *
exam_code_item_dup_accessible_name (ExamCodeItem *self)
{
  g_return_val_if_fail (EXAM_IS_CODE_ITEM (self), NULL);
  return g_strdup_printf ("%s, %s, %s", self->name, self->title, exam_code_kind_get_name (self->kind));
}

/** Returns: what a code is, translated */
const char *
exam_code_kind_get_name (ExamCodeKind kind)
{
  switch (kind)
    {
    case EXAM_CODE_BILLABLE:
      /* Translators: of a code, which can be reported as it is */
      return C_("code", "Billable");
    case EXAM_CODE_MODIFIER:
      /* Translators: two characters that are put behind a code */
      return C_("code", "Modifier");
    case EXAM_CODE_HEADER:
    default:
      /* Translators: of a code, which is a category or heading, and cannot be reported */
      return C_("code", "Not billable");
    }
}

/** Returns: (transfer full): a book's name: "ICD-10-CM 2026" */
char *
exam_code_book_describe (ExamCodeSystem system,
                         guint          year)
{
  return g_strdup_printf ("%s %u", exam_code_system_get_name (system), year);
}
