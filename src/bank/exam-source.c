/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-source.h"

#include "bank/exam-shared-string.h"

/* Thousands of items cite the same book: its title and year are kept once. */
struct _ExamSource
{
  const char *title;    /* (owned) a shared string */
  const char *year;     /* (owned) (nullable) a shared string */
  char       *section;  /* (owned) (nullable) */
  char       *href;     /* (owned) (nullable) */
};

/**
 * exam_source_new:
 * @title: the work
 * @section: (nullable): the place in it
 * @year: (nullable): the edition's year
 * @href: (nullable): an https address
 */
ExamSource *
exam_source_new (const char *title,
                 const char *section,
                 const char *year,
                 const char *href)
{
  ExamSource *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_new (ExamSource, 1);
  self->title = exam_shared_string_hold (title);
  self->year = exam_shared_string_hold (year);
  self->section = g_strdup (section);
  self->href = g_strdup (href);
  return self;
}

void
exam_source_free (ExamSource *self)
{
  g_return_if_fail (self != NULL);
  exam_shared_string_release (self->title);
  exam_shared_string_release (self->year);
  g_free (self->section);
  g_free (self->href);
  g_free (self);
}

const char *
exam_source_get_title (const ExamSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->title;
}

const char *
exam_source_get_section (const ExamSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->section;
}

const char *
exam_source_get_year (const ExamSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->year;
}

const char *
exam_source_get_href (const ExamSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->href;
}

/** Returns: (transfer full): title, section and year on one line, as a reader looks them up */
char *
exam_source_to_string (const ExamSource *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (self->title);
  if (self->section != NULL)
    g_string_append_printf (text, ", %s", self->section);
  if (self->year != NULL)
    g_string_append_printf (text, " (%s)", self->year);
  return g_string_free (text, FALSE);
}
