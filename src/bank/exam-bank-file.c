/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-bank-file.h"

#include "bank/exam-bank-reader.h"

/* A bank file, with what is wrong with it and whether the user wants what is right with it. */
struct _ExamBankFile
{
  GObject parent_instance;

  char          *path;       /* (owned) */
  ExamBankOrigin origin;
  ExamBank      *bank;       /* (owned) (nullable) */
  ExamProblems  *problems;   /* (owned) */
  gboolean       unreadable;
  gboolean       accepted;
};

G_DEFINE_FINAL_TYPE (ExamBankFile, exam_bank_file, G_TYPE_OBJECT)

static void
exam_bank_file_finalize (GObject *object)
{
  ExamBankFile *self = EXAM_BANK_FILE (object);

  g_free (self->path);
  g_clear_pointer (&self->bank, exam_bank_unref);
  g_clear_pointer (&self->problems, exam_problems_free);

  G_OBJECT_CLASS (exam_bank_file_parent_class)->finalize (object);
}

static void
exam_bank_file_class_init (ExamBankFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = exam_bank_file_finalize;
}

static void
exam_bank_file_init (ExamBankFile *self)
{
  self->problems = exam_problems_new ();
}

/**
 * exam_bank_file_read:
 * @path: a file of any origin
 * @origin: where it is from
 * @formats: what formats and domains there are
 * @cancellable: (nullable): stops reading
 *
 * Reads a bank. Can be called in any thread.
 *
 * Returns: (transfer full): the file; if it could not be read, its problems say why
 */
ExamBankFile *
exam_bank_file_read (const char    *path,
                     ExamBankOrigin origin,
                     ExamFormats   *formats,
                     GCancellable  *cancellable)
{
  ExamBankFile *self;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (EXAM_TYPE_BANK_FILE, NULL);
  self->path = g_strdup (path);
  self->origin = origin;
  self->bank = exam_bank_read_file (path, formats, self->problems, cancellable, &error);
  if (error != NULL)
    {
      self->unreadable = TRUE;
      exam_problems_add (self->problems, EXAM_SEVERITY_ERROR, path, 0, 0, NULL, "%s", error->message);
    }

  return self;
}

/**
 * exam_bank_file_new_for_bank:
 * @bank: a bank that was read already, perhaps of a text that is not saved
 *
 * Returns: (transfer full): a file that gives its sound items
 */
ExamBankFile *
exam_bank_file_new_for_bank (ExamBank *bank)
{
  ExamBankFile *self;

  g_return_val_if_fail (bank != NULL, NULL);

  self = g_object_new (EXAM_TYPE_BANK_FILE, NULL);
  self->path = g_strdup (exam_bank_get_path (bank) != NULL ? exam_bank_get_path (bank) : "");
  self->origin = EXAM_BANK_OPENED;
  self->bank = exam_bank_ref (bank);
  self->accepted = TRUE;
  return self;
}

const char *
exam_bank_file_get_path (ExamBankFile *self)
{
  g_return_val_if_fail (EXAM_IS_BANK_FILE (self), NULL);
  return self->path;
}

ExamBankOrigin
exam_bank_file_get_origin (ExamBankFile *self)
{
  g_return_val_if_fail (EXAM_IS_BANK_FILE (self), EXAM_BANK_OPENED);
  return self->origin;
}

/** Returns: (transfer none) (nullable): the sound items; %NULL when it cannot be told what the file is */
ExamBank *
exam_bank_file_get_bank (ExamBankFile *self)
{
  g_return_val_if_fail (EXAM_IS_BANK_FILE (self), NULL);
  return self->bank;
}

const ExamProblems *
exam_bank_file_get_problems (ExamBankFile *self)
{
  g_return_val_if_fail (EXAM_IS_BANK_FILE (self), NULL);
  return self->problems;
}

/** Returns: whether the file could not even be opened or read to its end */
gboolean
exam_bank_file_is_unreadable (ExamBankFile *self)
{
  g_return_val_if_fail (EXAM_IS_BANK_FILE (self), TRUE);
  return self->unreadable;
}

/** Returns: whether the file has errors */
gboolean
exam_bank_file_is_faulty (ExamBankFile *self)
{
  g_return_val_if_fail (EXAM_IS_BANK_FILE (self), TRUE);
  return exam_problems_count (self->problems, EXAM_SEVERITY_ERROR) > 0;
}

/** Returns: whether the user wants the sound items of a faulty file */
gboolean
exam_bank_file_is_accepted (ExamBankFile *self)
{
  g_return_val_if_fail (EXAM_IS_BANK_FILE (self), FALSE);
  return self->accepted;
}

/** The user wants the sound items although the file has errors. */
void
exam_bank_file_accept (ExamBankFile *self)
{
  g_return_if_fail (EXAM_IS_BANK_FILE (self));
  self->accepted = TRUE;
}

/** Returns: whether the items go into pools: nothing is wrong with the file, or the user said so */
gboolean
exam_bank_file_is_usable (ExamBankFile *self)
{
  g_return_val_if_fail (EXAM_IS_BANK_FILE (self), FALSE);
  return self->bank != NULL && exam_bank_get_n_items (self->bank) > 0 &&
         (self->accepted || !exam_bank_file_is_faulty (self));
}
