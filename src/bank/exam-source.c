/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-source.h"

/* Thousands of items cite the same book: its title and year are kept once. */
struct _ExamSource
{
  char *title;    /* (owned) interned GRefString */
  char *year;     /* (owned) (nullable) interned GRefString */
  char *section;  /* (owned) (nullable) */
  char *href;     /* (owned) (nullable) */
};

static char *
intern (const char *string)
{
  return string != NULL ? g_ref_string_new_intern (string) : NULL;
}

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
  self->title = intern (title);
  self->year = intern (year);
  self->section = g_strdup (section);
  self->href = g_strdup (href);
  return self;
}

void
exam_source_free (ExamSource *self)
{
  g_return_if_fail (self != NULL);
  g_ref_string_release (self->title);
  g_clear_pointer (&self->year, g_ref_string_release);
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
